package dev.tidemark.price;

import dev.tidemark.marketplace.affiliate.AffiliateAccount;
import dev.tidemark.marketplace.affiliate.CredentialCheck;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.politeness.TurnKeeper;
import dev.tidemark.marketplace.web.ReachabilityCheck;
import dev.tidemark.price.flashsale.FollowedRegions;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tries every source that is switched on, with one cheap call each, before they are needed. */
final class SourceExamination {
  private final Settings settings;
  private final Timekeeper time;
  private final List<SourceFinding> findings = new ArrayList<>();

  private SourceExamination(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.time = Timekeeper.system(clock);
  }

  /** What was found, a line each; empty when no source is switched on. */
  static List<SourceFinding> of(Settings settings, InstantSource clock) {
    SourceExamination examination = new SourceExamination(settings, clock);
    examination.tryAccounts();
    if (settings.get(PriceSettings.WEB_ENABLED)) {
      examination.tryWeb();
    } else {
      examination.findUntoldFlashSales();
    }
    return List.copyOf(examination.findings);
  }

  private void tryAccounts() {
    try {
      AffiliateSettings.accounts(settings).forEach(this::tryAccount);
    } catch (ConfigException half) {
      half.faults().forEach(fault -> findings.add(new SourceFinding(false, fault)));
    }
  }

  private void tryAccount(Region region, AffiliateAccount account) {
    CredentialCheck check = CredentialCheck.of(account, PriceSettings.version(), time);
    findings.add(
        new SourceFinding(
            check.accepted(), "affiliate programme, region " + region + ": " + check.words()));
  }

  private void tryWeb() {
    try {
      PriceSources.web(settings, time, new Random(), TurnKeeper.inMemory(time)).close();
      findings.add(
          new SourceFinding(
              true,
              "Shopee's web pages, at most "
                  + settings.get(PriceSettings.BUDGET)
                  + " requests per second"));
    } catch (ConfigException fault) {
      fault.faults().forEach(words -> findings.add(new SourceFinding(false, words)));
    }
    PriceSettings.baseUrls(settings).forEach(this::tryBaseUrl);
  }

  /** Only the web pages tell of flash sales, the affiliate programme does not. */
  private void findUntoldFlashSales() {
    FollowedRegions.of(settings).stream()
        .filter(region -> region.status() == Region.Status.LIVE)
        .sorted()
        .forEach(region ->
            findings.add(
                new SourceFinding(
                    false,
                    "flash-sale.regions names %s, but no source tells its flash sales; they need"
                            .formatted(region.code())
                        + " shopee-web.enabled=true")));
  }

  private void tryBaseUrl(Region region, URI base) {
    ReachabilityCheck check = ReachabilityCheck.of(base, PriceSettings.version());
    findings.add(
        new SourceFinding(
            check.reachable(),
            "shopee-web.base-url.%s: %s %s".formatted(region, base, check.words())));
  }
}

package dev.tidemark.price;

import dev.tidemark.marketplace.affiliate.ShopeeAffiliateConfig;
import dev.tidemark.marketplace.web.HeadersFiles;
import dev.tidemark.marketplace.web.ShopeeWebConfig;
import dev.tidemark.price.flashsale.FollowedRegions;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.SettingFamily;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.role.DemoShopAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The settings of the price service, and what it reads from them. */
final class PriceSettings {
  static final Setting<Duration> MIN_INTERVAL =
      Setting.duration(
          "price.min-interval",
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofDays(1),
          "Lower bound of any item's polling interval; longer when the items of a shop would exceed"
              + " its budget.");

  static final Setting<Double> BUDGET =
      Setting.decimal(
          "price.budget-per-second",
          ShopeeWebConfig.DEFAULT_REQUESTS_PER_SECOND,
          0.01,
          1_000,
          "Requests per second to one shop's host, spent where they show most (docs/polling.md);"
              + " the demo shop gets 20 if that is more.");

  static final Setting<Boolean> WEB_ENABLED =
      Setting.flag(
          "shopee-web.enabled",
          false,
          "Ask Shopee's web pages for prices; it has refused most plain clients since 2023.");

  private static final SettingFamily<String> WEB_BASE_URL =
      SettingFamily.perRegion(
          "shopee-web.base-url.<region>",
          key ->
              Setting.text(
                      key,
                      "",
                      "Asked in place of the region's own site, such as a recorder or a simulator.")
                  .check(
                      text -> text.isEmpty() || WebAddress.is(text),
                      "nothing, or an address such as http://127.0.0.1:9000"));

  private static final Setting<Path> WEB_HEADERS =
      Setting.path(
          "shopee-web.headers-file",
          "",
          "The same of one region, which its Origin or Referer line names.");

  private static final SettingFamily<Path> WEB_HEADERS_OF_REGION =
      SettingFamily.perRegion(
          "shopee-web.headers-file.<region>",
          key ->
              Setting.path(
                  key,
                  "",
                  "File of further request headers, one 'Name: value' per line, from your own"
                      + " browser; sent to this region's shop alone."));

  /** It stands beside us and has no other guests; a busy list gets a look at an item a second. */
  private static final double DEMO_REQUESTS_PER_SECOND = 20;

  private PriceSettings() {}

  static List<SettingDefinition> definitions() {
    List<SettingDefinition> all =
        new ArrayList<>(
            List.of(
                MIN_INTERVAL,
                BUDGET,
                WEB_ENABLED,
                WEB_BASE_URL,
                WEB_HEADERS_OF_REGION,
                WEB_HEADERS,
                DemoShopAddress.URL));
    all.addAll(AffiliateSettings.definitions());
    all.add(FollowedRegions.SETTING);
    return List.copyOf(all);
  }

  /** How Shopee's Affiliate Open API is asked. */
  static ShopeeAffiliateConfig affiliate(Settings settings) {
    return new ShopeeAffiliateConfig(AffiliateSettings.accounts(settings), version());
  }

  /** How Shopee's web is asked. */
  static ShopeeWebConfig web(Settings settings) {
    return new ShopeeWebConfig(
        settings.get(WEB_ENABLED),
        baseUrls(settings),
        headersFiles(settings),
        settings.get(BUDGET),
        version());
  }

  private static HeadersFiles headersFiles(Settings settings) {
    Map<Region, Path> byRegion = new EnumMap<>(Region.class);
    byRegion.putAll(settings.get(WEB_HEADERS_OF_REGION));
    byRegion.values().removeIf(PriceSettings::isUnset);
    Path unnamed = settings.get(WEB_HEADERS);
    return new HeadersFiles(isUnset(unnamed) ? null : unnamed, byRegion);
  }

  private static boolean isUnset(Path file) {
    return file.toString().isEmpty();
  }

  /** How the demo shop is asked, when there is one. */
  static Optional<ShopeeWebConfig> demo(Settings settings) {
    return DemoShopAddress.of(settings)
        .map(origin ->
            ShopeeWebConfig.demo(
                origin, Math.max(settings.get(BUDGET), DEMO_REQUESTS_PER_SECOND), version()));
  }

  /** The sources that are switched on, each in words. */
  static List<String> sources(Settings settings) {
    List<String> sources = new ArrayList<>();
    AffiliateSettings.accounts(settings)
        .forEach((region, account) ->
            sources.add(
                "Shopee's Affiliate Open API for region %s, %s, at most %d calls an hour"
                    .formatted(region, account, ShopeeAffiliateConfig.CALLS_PER_HOUR)));
    if (settings.get(WEB_ENABLED)) {
      sources.add("Shopee's web pages, at most " + settings.get(BUDGET) + " requests per second");
      baseUrls(settings)
          .forEach((region, base) -> sources.add("region " + region + " is asked at " + base));
    }
    DemoShopAddress.of(settings).ifPresent(origin -> sources.add("the demo shop at " + origin));
    return sources;
  }

  static Map<Region, URI> baseUrls(Settings settings) {
    Map<Region, URI> baseUrls = new EnumMap<>(Region.class);
    settings
        .get(WEB_BASE_URL)
        .forEach((region, text) -> {
          if (!text.isEmpty()) {
            baseUrls.put(region, URI.create(text));
          }
        });
    return baseUrls;
  }

  static String version() {
    return Objects.requireNonNullElse(
        PriceSettings.class.getPackage().getImplementationVersion(), "development");
  }
}

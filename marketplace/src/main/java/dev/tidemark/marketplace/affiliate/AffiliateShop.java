package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.CallBudget;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Failed;
import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Offers;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.politeness.HostPoliteness;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The offers of one country, asked for within the budget of its app id. Thread-safe. */
final class AffiliateShop {
  private static final Logger LOG = LoggerFactory.getLogger(AffiliateShop.class);

  /** What breaks, breaks for all questions: they go to one endpoint. */
  private static final String ENDPOINT = "productOfferV2";

  private final AffiliateApi api;
  private final HostPoliteness politeness;
  private final Timekeeper time;
  private final CallsOfTheHour calls = new CallsOfTheHour();

  /** What was wrong the last time, to be read after the API's name. */
  private volatile String lastFault = "";

  AffiliateShop(AffiliateApi api, HostPoliteness politeness, Timekeeper time) {
    this.api = api;
    this.politeness = politeness;
    this.time = time;
  }

  /** Looks at one item. */
  PriceCheck check(ItemKey key) {
    PriceCheck check =
        politeness.ask(
            ENDPOINT,
            () ->
                switch (ask(OfferQuery.item(key))) {
                  case Failed failed -> failed.check();
                  case Offers offers -> OfferReader.read(key, offers.nodes());
                });
    return withoutBlame(check);
  }

  /**
   * Asks for a page of what a shop offers.
   *
   * @param number from 1
   */
  ShopAnswer<Offers> page(ShopId shop, int number) {
    return politeness.askShop(
        ENDPOINT,
        () ->
            switch (ask(OfferQuery.shop(shop, number))) {
              case Failed failed -> new ShopAnswer.Failed<>(failed.check());
              case Offers offers -> new ShopAnswer.Answered<>(offers);
            });
  }

  ConnectorState state() {
    ConnectorState state = politeness.state();
    return new ConnectorState(
        state.condition(),
        state.since(),
        detail(state),
        state.nextCallAt(),
        new CallBudget(ShopeeAffiliateConfig.CALLS_PER_HOUR, calls.count(time.nanos())));
  }

  private AffiliateAnswer ask(byte[] question) {
    calls.add(time.nanos());
    AffiliateAnswer answer = api.ask(question);
    if (answer instanceof Failed failed && !failed.words().equals(lastFault)) {
      lastFault = failed.words();
      LOG.warn("The Affiliate Open API failed host={} fault=\"{}\"", api.name(), lastFault);
    }
    return answer;
  }

  /** Spent calls are no refusal: the item is looked at when there are calls again. */
  private static PriceCheck withoutBlame(PriceCheck check) {
    return check instanceof PriceCheck.Blocked(BlockReason reason, Duration retryAfter)
            && reason == BlockReason.BUDGET_SPENT
        ? new PriceCheck.Postponed(retryAfter)
        : check;
  }

  private String detail(ConnectorState state) {
    if (state.condition() == Condition.OK) {
      return "";
    }
    String next = state.nextCallAt() == null ? "" : "; next call not before " + state.nextCallAt();
    return api.name() + " " + lastFault + next;
  }
}

package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Answered;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Failed;
import dev.tidemark.marketplace.gate.SessionGate;
import dev.tidemark.marketplace.gate.UncheckedSession;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.protocol.FlashSessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The form in which a region listed its flash sale in 2019: one question, which without a session's
 * number is answered about the running one, with all of its items. Thread-safe.
 */
final class OldFlashSale {
  private static final String ITEMS = "/api/v2/flash_sale/get_items";

  /** The longest recorded list has 117 items. */
  private static final int PAGE = 200;

  /** A bound for an answer whose total never comes. */
  private static final int MOST_PAGES = 20;

  /** One list answers the batches that follow each other, yet never hides that a sale began. */
  private static final Duration RECENT = Duration.ofSeconds(2);

  /** The offers of one page, and how many rows all pages have. */
  private record Page(List<FlashOffer> offers, int rows, long total) {}

  private record Latest(FlashSessionId session, long nanos, ShopAnswer<List<FlashOffer>> offers) {}

  private final ShopSite site;
  private @Nullable Latest latest;

  OldFlashSale(ShopSite site) {
    this.site = site;
  }

  /** The running session, read off its items. */
  ShopAnswer<List<FlashSession>> sessions() {
    return ask(
        "?offset=0&limit=" + PAGE,
        root -> {
          Map<Long, UncheckedSession> sessions = new LinkedHashMap<>();
          for (JsonNode item : root.path("data").path("items")) {
            // What is sold out names no session, and a moment that is not its end.
            Long id = JsonFields.numberOrNothing(item, "promotionid");
            if (id != null) {
              sessions.putIfAbsent(id, session(id, item));
            }
          }
          return SessionGate.check(site.region(), List.copyOf(sessions.values()), site.now());
        });
  }

  /** Everything a session offers; {@code Gone} when it offers nothing. */
  ShopAnswer<List<FlashOffer>> offers(FlashSessionId session) {
    List<FlashOffer> offers = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    int rows = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      switch (page(session, rows)) {
        case Failed<Page>(PriceCheck reason) -> {
          return new Failed<>(reason);
        }
        case Answered<Page>(Page more, var refusals) -> {
          offers.addAll(more.offers());
          refused.addAll(refusals);
          rows += more.rows();
          if (more.rows() == 0 || rows >= more.total()) {
            return rows == 0
                ? new Failed<>(new PriceCheck.Gone())
                : new Answered<>(List.copyOf(offers), refused);
          }
        }
      }
    }
    return new Answered<>(List.copyOf(offers), refused);
  }

  /** The same, not asked again within two seconds. */
  synchronized ShopAnswer<List<FlashOffer>> recentOffers(FlashSessionId session) {
    Latest known = latest;
    long now = site.time().nanos();
    if (known != null
        && known.session().equals(session)
        && now - known.nanos() < RECENT.toNanos()) {
      return known.offers();
    }
    ShopAnswer<List<FlashOffer>> offers = offers(session);
    latest = offers instanceof Answered ? new Latest(session, site.time().nanos(), offers) : null;
    return offers;
  }

  private ShopAnswer<Page> page(FlashSessionId session, int offset) {
    String query = "?promotionid=" + session + "&offset=" + offset + "&limit=" + PAGE;
    return ask(
        query,
        root -> {
          JsonNode data = root.path("data");
          int rows = data.path("items").size();
          Long total = JsonFields.numberOrNothing(data, "total");
          return switch (FlashOffers.read(site, session, root)) {
            case Answered<List<FlashOffer>>(var offers, var refusals) ->
                new Answered<>(new Page(offers, rows, total == null ? 0 : total), refusals);
            case Failed<List<FlashOffer>>(PriceCheck reason) -> new Failed<>(reason);
          };
        });
  }

  private <T> ShopAnswer<T> ask(String query, Function<JsonNode, ShopAnswer<T>> reader) {
    return site.ask(
        ITEMS,
        query,
        root ->
            root.path("data").path("items").isArray()
                ? reader.apply(root)
                : Envelope.notAList(root));
  }

  private static UncheckedSession session(Long id, JsonNode item) {
    return new UncheckedSession(
        id,
        "",
        JsonFields.numberOrNothing(item, "start_time"),
        JsonFields.numberOrNothing(item, "end_time"));
  }
}

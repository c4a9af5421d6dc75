package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Answered;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Failed;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The flash sales of one region, asked in the present form and, where that is retired, in that of
 * 2019, which knows the running session only and answers about all of its items at once.
 * Thread-safe.
 */
final class RegionFlashSales {
  private static final String SESSIONS = "/api/v4/flash_sale/get_all_sessions";
  private static final String ITEM_IDS = "/api/v4/flash_sale/get_all_itemids";
  private static final String BATCH = "/api/v4/flash_sale/flash_sale_batch_get_items";

  /** A question about items of a session; no items for its whole list. */
  private record Question(FlashSessionId session, List<ItemId> items) {}

  private final ShopSite site;
  private final OldFlashSale old;
  private final Ways<Boolean, List<FlashSession>> sessions;
  private final Ways<Question, List<FlashListing>> lists;
  private final Ways<Question, List<FlashOffer>> offers;

  RegionFlashSales(ShopSite site) {
    this.site = site;
    this.old = new OldFlashSale(site);
    this.sessions = new Ways<>(List.of(_ -> newSessions(), _ -> old.sessions()));
    this.lists = new Ways<>(List.of(this::newList, this::oldList));
    this.offers = new Ways<>(List.of(this::newOffers, this::oldOffers));
  }

  ShopAnswer<List<FlashSession>> sessions() {
    return sessions.ask(true);
  }

  ShopAnswer<List<FlashListing>> list(FlashSessionId session) {
    return lists.ask(new Question(session, List.of()));
  }

  ShopAnswer<List<FlashOffer>> offers(FlashSessionId session, List<ItemId> items) {
    return offers.ask(new Question(session, List.copyOf(items)));
  }

  private ShopAnswer<List<FlashSession>> newSessions() {
    return site.ask(
        SESSIONS,
        "?category_personalization_type=0",
        root -> FlashSessionReader.read(site.region(), root, site.now()));
  }

  private ShopAnswer<List<FlashListing>> newList(Question question) {
    return site.ask(
        ITEM_IDS,
        "?promotionid="
            + question.session()
            + "&need_personalize=false&sort_soldout=true&order_mode=2&tracker_info_version=1",
        root -> FlashListReader.read(question.session(), root));
  }

  private ShopAnswer<List<FlashOffer>> newOffers(Question question) {
    String items = question.items().stream().map(ItemId::toString).collect(Collectors.joining(","));
    String json =
        """
        {"promotionid":%s,"categoryid":0,"itemids":[%s],"limit":%d,"sort_soldout":false,\
        "need_personalize":false,"with_dp_items":true}\
        """
            .formatted(question.session(), items, question.items().size());
    return FlashOffers.only(
        question.items(),
        site.askInJson(BATCH, json, root -> FlashOffers.read(site, question.session(), root)));
  }

  private ShopAnswer<List<FlashListing>> oldList(Question question) {
    return switch (old.offers(question.session())) {
      case Answered<List<FlashOffer>>(var all, var refusals) ->
          new Answered<>(
              all.stream()
                  .map(offer -> new FlashListing(offer.item().item(), offer.soldOut()))
                  .toList(),
              refusals);
      case Failed<List<FlashOffer>>(var reason) -> new Failed<>(reason);
    };
  }

  private ShopAnswer<List<FlashOffer>> oldOffers(Question question) {
    return FlashOffers.among(question.items(), old.recentOffers(question.session()));
  }
}

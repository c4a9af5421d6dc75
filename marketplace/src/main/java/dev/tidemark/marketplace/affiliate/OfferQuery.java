package dev.tidemark.marketplace.affiliate;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ShopId;
import java.nio.charset.StandardCharsets;

/**
 * The questions that are asked, as the bytes that are signed and sent. Ids stand in the query
 * itself: they are numbers, and so nothing has to be said about the types of variables.
 */
final class OfferQuery {
  /** The longest page of offers that clients of the API ask for. */
  static final int PAGE = 50;

  /** The fields of an offer that are read. */
  static final String FIELDS =
      "itemId shopId productName imageUrl productLink price priceMin priceMax";

  static final String PAGE_FIELDS = "page limit hasNextPage";

  private OfferQuery() {}

  /** About one item. */
  static byte[] item(ItemKey key) {
    return of("itemId:%s,shopId:%s,page:1,limit:1".formatted(key.item(), key.shop()));
  }

  /**
   * About everything that a shop offers.
   *
   * @param page from 1
   */
  static byte[] shop(ShopId shop, int page) {
    return of("shopId:%s,page:%d,limit:%d".formatted(shop, page, PAGE));
  }

  /** About whatever is offered first: the cheapest question that needs a valid account. */
  static byte[] any() {
    return of("page:1,limit:1");
  }

  private static byte[] of(String arguments) {
    String query =
        "{productOfferV2(%s){nodes{%s} pageInfo{%s}}}".formatted(arguments, FIELDS, PAGE_FIELDS);
    return ("{\"query\":\"" + query + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}

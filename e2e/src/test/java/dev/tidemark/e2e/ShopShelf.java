package dev.tidemark.e2e;

import dev.tidemark.testkit.RecordedShop;
import java.util.concurrent.ThreadLocalRandom;

/** An item in the replayed shop of Singapore that tests put there and reprice at will. */
final class ShopShelf {
  /**
   * The oldest of the three item endpoints; the server has to find out by itself that it is the one
   * that answers.
   */
  private static final String PATH = "/api/v4/item/get";

  private static final long UNITS_PER_CENT = 1000;

  private final RecordedShop shop;
  private final long shopId = ThreadLocalRandom.current().nextLong(1_000_000, 900_000_000);
  private final long itemId = ThreadLocalRandom.current().nextLong(1_000_000_000L, 50_000_000_000L);
  private final String name;

  ShopShelf(RecordedShop shop, String name) {
    this.shop = shop;
    this.name = name;
  }

  /** The address that a person would paste. */
  String url() {
    return "https://shopee.sg/" + name.replace(' ', '-') + "-i." + shopId + "." + itemId;
  }

  String key() {
    return "sg." + shopId + "." + itemId;
  }

  long itemId() {
    return itemId;
  }

  /** Puts the item up for so many cents, in stock. */
  void sellFor(long cents) {
    answer(200, body(cents * UNITS_PER_CENT, cents * UNITS_PER_CENT, 7));
  }

  /** Keeps the item listed, with nothing left to buy. */
  void sellOut(long cents) {
    answer(200, body(cents * UNITS_PER_CENT, cents * UNITS_PER_CENT, 0));
  }

  /**
   * Answers as Shopee does to clients that it suspects: the right shape, an invented price that no
   * coin could pay.
   */
  void invent(long cents) {
    answer(200, body(cents * UNITS_PER_CENT + 137, cents * UNITS_PER_CENT + 137, 7));
  }

  /** Answers with the anti-bot refusal. */
  void block() {
    answer(
        200,
        "{\"is_customized\":false,\"is_login\":false,\"action_type\":2,\"error\":90309999,\"tracking_id\":\"0\"}");
  }

  void answer(int status, String body) {
    shop.answer(PATH, shopId, itemId, status, body);
  }

  private String body(long price, long modelPrice, int stock) {
    return """
    {"error":null,"error_msg":null,"data":{
      "itemid":%d,"shopid":%d,"name":"%s","currency":"SGD","item_status":"normal","status":1,
      "image":"sg-11134201-7rdwo-mdoa3mbl2a8lda","images":["sg-11134201-7rdwo-mdoa3mbl2a8lda"],
      "price":%d,"price_min":%d,"price_max":%d,"price_before_discount":0,
      "price_min_before_discount":-1,"price_max_before_discount":-1,"stock":%d,
      "flash_sale":null,"upcoming_flash_sale":null,"tier_variations":[{"name":"","options":[""]}],
      "models":[{"modelid":%d,"itemid":%d,"name":"","price":%d,"price_before_discount":0,"stock":%d,
        "normal_stock":%d,"status":1,"promotionid":0,"extinfo":{"tier_index":[0]}}]}}
    """
        .formatted(
            itemId,
            shopId,
            name,
            price,
            price,
            price,
            stock,
            itemId + 1,
            itemId,
            modelPrice,
            stock,
            stock);
  }
}

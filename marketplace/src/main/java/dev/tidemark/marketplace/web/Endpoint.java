package dev.tidemark.marketplace.web;

import dev.tidemark.protocol.ItemKey;

/** The paths under which Shopee's web has described single items, the newest first. */
enum Endpoint {
  GET_PC("/api/v4/pdp/get_pc", "item_id=%s&shop_id=%s&tz_offset_minutes=%d&detail_level=0"),
  V4_ITEM("/api/v4/item/get", "itemid=%s&shopid=%s"),
  V2_ITEM("/api/v2/item/get", "itemid=%s&shopid=%s");

  private final String path;
  private final String query;

  Endpoint(String path, String query) {
    this.path = path;
    this.query = query;
  }

  String path() {
    return path;
  }

  /**
   * What to ask for an item.
   *
   * @param offsetMinutes how far the region's clocks are ahead of UTC
   */
  String pathAndQuery(ItemKey key, int offsetMinutes) {
    return path + "?" + query.formatted(key.item(), key.shop(), offsetMinutes);
  }
}

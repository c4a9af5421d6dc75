package dev.tidemark.gateway.item;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;

/** Item keys as messages and back. */
public final class ItemKeys {
  private ItemKeys() {}

  public static ItemKeyMessage message(ItemKey key) {
    return ItemKeyMessage.newBuilder()
        .setRegion(key.region().number())
        .setShopId(key.shop().value())
        .setItemId(key.item().value())
        .build();
  }

  public static ItemKey of(ItemKeyMessage message) {
    return new ItemKey(
        Region.ofNumber(message.getRegion()),
        new ShopId(message.getShopId()),
        new ItemId(message.getItemId()));
  }
}

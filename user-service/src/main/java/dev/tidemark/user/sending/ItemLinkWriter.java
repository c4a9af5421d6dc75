package dev.tidemark.user.sending;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;

/**
 * Writes links into messages.
 *
 * @param publicUrl where people reach this installation, without a slash at its end; empty when the
 *     operator has not said
 */
public record ItemLinkWriter(String publicUrl) {
  /** The page of an item, or nothing where nobody knows our address. */
  public String of(ItemKey item) {
    return publicUrl.isEmpty() ? "" : publicUrl + "/items/" + item;
  }

  /** Where a POST switches a channel off; empty where nobody knows our address. */
  public String unsubscribe(String token) {
    return publicUrl.isEmpty() ? "" : publicUrl + "/api/v1/unsubscribe/" + token;
  }

  public static ItemKey key(ItemKeyMessage message) {
    return new ItemKey(
        Region.ofNumber(message.getRegion()),
        new ShopId(message.getShopId()),
        new ItemId(message.getItemId()));
  }
}

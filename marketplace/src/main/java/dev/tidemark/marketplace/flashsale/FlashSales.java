package dev.tidemark.marketplace.flashsale;

import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Region;
import java.util.List;

/**
 * What a connector that knows a region's flash sales can be asked. Each call is one request within
 * the same politeness as price checks, blocks like {@code Connector.check}, and is for virtual
 * threads. Thread-safe.
 */
public interface FlashSales {

  /** The running sessions and the announced ones, by their start. */
  ShopAnswer<List<FlashSession>> sessions(Region region);

  /**
   * The items of a session, all of them; {@link ShopAnswer.Failed} with {@code Gone} when the shop
   * knows no such session.
   */
  ShopAnswer<List<FlashListing>> list(Region region, FlashSessionId session);

  /**
   * What a session offers of these items. Items that the shop leaves out, or whose part of the
   * answer the gate refuses, are absent.
   *
   * @param items at most {@link #itemsPerRequest()}
   */
  ShopAnswer<List<FlashOffer>> offers(Region region, FlashSessionId session, List<ItemId> items);

  /** How many items one request may name, at least 1. */
  int itemsPerRequest();
}

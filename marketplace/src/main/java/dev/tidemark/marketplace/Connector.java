package dev.tidemark.marketplace;

import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One way to learn prices from a marketplace. Thread-safe. */
public interface Connector extends AutoCloseable {
  /** Of a connector that does not say what its shop grants. */
  double USUAL_CALLS_PER_SECOND = 2;

  Source source();

  /** The regions it can ask. */
  Set<Region> regions();

  /**
   * Looks at an item once. Blocks for up to 10 seconds while it waits for its turn and 10 more
   * while the shop answers, so call it on a virtual thread; an interrupt ends it with {@link
   * PriceCheck.Postponed}.
   *
   * @throws IllegalArgumentException when the item's region is not one of {@link #regions()}
   */
  PriceCheck check(ItemKey key);

  /**
   * Looks at several items of one shop with fewer requests than items. Those that it could not
   * learn anything about are absent: {@link #check} them one by one. Blocks like {@link #check}.
   */
  default Map<ItemId, PriceCheck> checkShop(Region region, ShopId shop, Set<ItemId> items) {
    return Map.of();
  }

  /** From how many due items of one shop on {@link #checkShop} is worth its requests; 0: never. */
  default int shopCheckWorthwhileFrom() {
    return 0;
  }

  /** The region's flash sales, if this connector knows about them. */
  default Optional<FlashSales> flashSales() {
    return Optional.empty();
  }

  /**
   * The calls that the region's shop grants this connector: its items' looks are spaced so that
   * they fit.
   *
   * @throws IllegalArgumentException when the region is not one of {@link #regions()}
   */
  default HostRate hostRate(Region region) {
    return new HostRate(source().code() + "." + region.code(), USUAL_CALLS_PER_SECOND);
  }

  /** How the shop of a region has been treating us, for the operator. */
  ConnectorState state(Region region);

  @Override
  void close();
}

package dev.tidemark.marketplace;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.util.Set;

/** One way to learn prices from a marketplace. Thread-safe. */
public interface Connector extends AutoCloseable {

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

  /** How the shop of a region has been treating us, for the operator. */
  ConnectorState state(Region region);

  @Override
  void close();
}

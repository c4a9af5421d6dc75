package dev.tidemark.price.demo;

import dev.tidemark.marketplace.demo.DemoExhibit;
import dev.tidemark.marketplace.demo.DemoShopClient;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills items of the demo shop with the history that they had there. Thread-safe; two at a time
 * write nothing twice.
 */
public final class DemoFill implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoFill.class);

  /** A list that a person can take in, with several items for each thing there is to see. */
  private static final int ITEMS = 30;

  /**
   * What became of a fill.
   *
   * @param changes how many rows the changelog got
   */
  public record Filled(List<ItemKey> items, long changes) {}

  private final @Nullable DemoShopClient shop;
  private final PastWriter writer;
  private final InstantSource clock;

  public DemoFill(Optional<URI> shop, Database database, InstantSource clock) {
    this.shop = shop.map(DemoShopClient::new).orElse(null);
    this.writer = new PastWriter(database);
    this.clock = clock;
  }

  /**
   * Fills the shop's exhibition, each item in a transaction of its own.
   *
   * @throws TidemarkException no-demo-shop, or unavailable when the shop does not answer
   */
  public Filled fill() {
    if (shop == null) {
      throw new TidemarkException(ErrorCode.NO_DEMO_SHOP, "No demo shop is set up.");
    }
    List<ItemKey> items = new ArrayList<>();
    long changes = 0;
    for (DemoExhibit exhibit : shop.exhibition(ITEMS)) {
      changes += writer.write(exhibit, shop.past(exhibit), clock.instant());
      items.add(exhibit.key());
    }
    log.info("Filled items of the demo shop items={} changes={}", items.size(), changes);
    return new Filled(List.copyOf(items), changes);
  }

  @Override
  public void close() {
    if (shop != null) {
      shop.close();
    }
  }
}

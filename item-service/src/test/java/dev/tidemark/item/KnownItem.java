package dev.tidemark.item;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what a price service would have written about an item that has been looked at. */
public final class KnownItem {
  private final ItemSystem system;
  private final ItemKey key;
  private Source source = Source.WEB;
  private long model;

  private KnownItem(ItemSystem system, ItemKey key) {
    this.system = system;
    this.key = key;
  }

  /** An item with a name and no price yet, seen just now. */
  public static KnownItem of(ItemSystem system, String key, @Nullable String name) {
    KnownItem item = new KnownItem(system, ItemSystem.key(key));
    var _ = system.track(item.key);
    system
        .database()
        .read((Handle handle) ->
            handle
                .createUpdate(
                    """
                    UPDATE listing
                    SET shop_confirmed = 1, state = :state, name = :name, stock = 1,
                        image_url = 'https://img.example/1.jpg', source = 2, version = 1,
                        first_seen_at = :seen, last_seen_at = :seen
                    WHERE listing_id = :listing
                    """)
                .bind("state", ItemState.OK.number())
                .bind("name", name)
                .bind("seen", ItemSystem.NOW.toEpochMilli())
                .bind("listing", item.listing())
                .execute());
    return item;
  }

  public ItemKey key() {
    return key;
  }

  public long listing() {
    return key.listing().value();
  }

  /** The next prices are of this source, which is then the one that last spoke. */
  public KnownItem source(Source next) {
    source = next;
    system.execute(
        "UPDATE listing SET source = %d, version = version + 1 WHERE listing_id = %d"
            .formatted(next.number(), listing()));
    return this;
  }

  /** The next prices are of this model. */
  public KnownItem model(long next) {
    model = next;
    return this;
  }

  /** A price, in whole units of the currency, that was first seen so many days ago. */
  public KnownItem at(double daysAgo, long price) {
    return atUnits(daysAgo, price * 100_000);
  }

  public KnownItem atUnits(double daysAgo, long units) {
    Instant at = ItemSystem.NOW.minusMillis(Math.round(daysAgo * Duration.ofDays(1).toMillis()));
    system.execute(
        """
        INSERT INTO price_change
          (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock, gap_seconds)
        VALUES (%d, %d, %d, %d, %d, NULL, 0, 1, 1800)
        """
            .formatted(listing(), model, source.number(), at.toEpochMilli(), units));
    system.execute(
        """
        INSERT INTO price_day
          (listing_id, model_id, source, day, min_price, max_price, close_price, changes)
        VALUES (%1$d, %2$d, %3$d, %4$d, %5$d, %5$d, %5$d, 1)
        ON DUPLICATE KEY UPDATE changes = changes + 1
        """
            .formatted(listing(), model, source.number(), at.toEpochMilli() / 86_400_000, units));
    if (model != 0) {
      system.execute("UPDATE listing SET version = version + 1 WHERE listing_id = " + listing());
    } else {
      system.execute(
          """
          UPDATE listing
          SET price = %1$d, price_max = %1$d, price_since = %2$d, version = version + 1,
              first_seen_at = LEAST(first_seen_at, %2$d)
          WHERE listing_id = %3$d
          """
              .formatted(units, at.toEpochMilli(), listing()));
    }
    return this;
  }
}

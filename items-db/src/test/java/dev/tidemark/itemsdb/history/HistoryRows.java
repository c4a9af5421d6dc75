package dev.tidemark.itemsdb.history;

import dev.tidemark.itemsdb.ItemsDbForTests;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes rows of {@code price_change}, the first day of each series, and their listings, as the
 * price service would.
 */
final class HistoryRows {
  private HistoryRows() {}

  static void listing(ItemsDbForTests db, long listing, int source, Instant firstSeen) {
    db.execute(
        """
        INSERT INTO listing (listing_id, shop_id, state, source, tracked_since, first_seen_at)
        VALUES (%d, 1, 2, %d, 0, %d)
        """
            .formatted(listing, source, firstSeen.toEpochMilli()));
  }

  /** So many changes, each an interval after the one before, priced 1, 2, 3 ... currency units. */
  static void changes(
      ItemsDbForTests db,
      long listing,
      long model,
      int source,
      Instant first,
      long intervalSeconds,
      int count) {
    db.execute(
        """
        INSERT INTO price_day
          (listing_id, model_id, source, day, min_price, max_price, close_price, changes)
        VALUES (%d, %d, %d, %d, 1, 1, 1, 1)
        """
            .formatted(listing, model, source, first.getEpochSecond() / 86_400));
    db.read(handle -> {
      PreparedBatch rows = batch(handle);
      for (int i = 0; i < count; i++) {
        rows.bind("listing", listing)
            .bind("model", model)
            .bind("source", source)
            .bind("at", first.plusSeconds(i * intervalSeconds).toEpochMilli())
            .bind("price", (i + 1) * 100_000L)
            .add();
      }
      return rows.execute();
    });
  }

  private static PreparedBatch batch(Handle handle) {
    return handle.prepareBatch(
        """
        INSERT INTO price_change
          (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock, gap_seconds)
        VALUES (:listing, :model, :source, :at, :price, NULL, 0, 1, NULL)
        """);
  }
}

package dev.tidemark.item.flashsale;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.FlashSort;
import dev.tidemark.protocol.item.v1.GetFlashSessionRequest;
import java.time.Duration;
import java.time.Instant;

/** Writes what a price service would have written about a flash sale of Singapore. */
final class KnownFlashSale {
  private final ItemSystem system;
  private final long session;
  private int items;

  /** A session that starts so long after now, and lasts two hours. */
  KnownFlashSale(ItemSystem system, long session, Duration startsIn) {
    this.system = system;
    this.session = session;
    Instant start = ItemSystem.NOW.plus(startsIn);
    system.execute(
        """
        INSERT INTO flash_session
          (region, session_id, source, name, start_at, end_at, first_seen_at, last_listed_at)
        VALUES (1, %d, 2, 'Session %d', %d, %d, 0, 0)
        """
            .formatted(
                session,
                session,
                start.toEpochMilli(),
                start.plus(Duration.ofHours(2)).toEpochMilli()));
    system.execute(
        """
        INSERT INTO flash_region (region, listed_at, problem, seen_at)
        VALUES (1, %d, '', UNIX_TIMESTAMP() * 1000)
        ON DUPLICATE KEY UPDATE listed_at = VALUES(listed_at)
        """
            .formatted(ItemSystem.NOW.toEpochMilli()));
  }

  /** Offers an item at a price in whole units of the currency, as one column list and values. */
  KnownFlashSale offers(KnownItem item, String columns, String values) {
    return offers(item.key(), columns, values);
  }

  KnownFlashSale offers(ItemKey item, String columns, String values) {
    system.execute(
        """
        INSERT INTO flash_item (region, session_id, listing_id, position, tracked%s)
        VALUES (1, %d, %d, %d, 1%s)
        """
            .formatted(
                columns.isEmpty() ? "" : ", " + columns,
                session,
                item.listing().value(),
                items++,
                values.isEmpty() ? "" : ", " + values));
    system.execute(
        "UPDATE flash_session SET items = items + 1, version = version + 1 WHERE session_id = "
            + session);
    return this;
  }

  KnownFlashSale offers(KnownItem item, long price, long listPrice) {
    return offers(item, "flash_price, list_price", price * 100_000 + ", " + listPrice * 100_000);
  }

  GetFlashSessionRequest.Builder request() {
    return GetFlashSessionRequest.newBuilder()
        .setRegion(Region.SG.number())
        .setSessionId(session)
        .setSort(FlashSort.FLASH_SORT_REAL_DISCOUNT)
        .setLimit(100);
  }
}

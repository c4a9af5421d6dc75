package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashItemStore;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSessionStore;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Measures how soon items are looked at after their session, when prices go back. */
final class AfterSessions {
  /** Spread looks are done within minutes; later ones tell nothing about the boundary. */
  private static final Duration WATCHED_FOR = Duration.ofMinutes(30);

  private final Database database;
  private final FlashMetrics metrics;

  AfterSessions(Database database, FlashMetrics metrics) {
    this.database = database;
    this.metrics = metrics;
  }

  void measure(Lease lease, Region region, Instant now) {
    for (FlashSale session :
        database.read(
            handle -> new FlashSessionStore(handle).endedSince(region, now.minus(WATCHED_FOR)))) {
      Map<ListingId, Instant> seen =
          database.write(handle -> {
            if (!BucketLeases.holds(handle, lease)) {
              return Map.<ListingId, Instant>of();
            }
            FlashItemStore store = new FlashItemStore(handle);
            Map<ListingId, Instant> fresh = store.newlySeenAfter(session);
            store.rememberSeenAfter(session, fresh);
            return fresh;
          });
      seen.values()
          .forEach(at -> metrics.seen(region, "end", Duration.between(session.endAt(), at)));
    }
  }
}

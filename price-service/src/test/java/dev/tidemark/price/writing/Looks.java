package dev.tidemark.price.writing;

import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.price.lease.LeaseTimes;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at one item, written as a price service writes them that owns every bucket. */
final class Looks implements AutoCloseable {
  static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
  static final ItemKey ITEM = ItemKey.parse("sg.67707640.2245175584").orElseThrow();

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final PriceDatabase items = new PriceDatabase();
  private final BucketLeases leases =
      new BucketLeases(items.database(), LeaseTimes.USUAL, _ -> false);
  private final PriceWriter prices =
      new PriceWriter(
          items.database(),
          new Schedule(new HostPaces(INTERVAL), () -> 1L << 63),
          new DoubtPauses(Duration.ofSeconds(20), Duration.ofSeconds(20)));
  private final FailedLookWriter failures = new FailedLookWriter(items.database());

  Looks() {
    leases.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> leases.of(0).isPresent());
    items.track(ITEM, START);
  }

  /** Writes an answer seen so many minutes after the start. */
  Written at(int minutes, Listing answer) {
    return at(START.plus(Duration.ofMinutes(minutes)), answer, Source.WEB, false);
  }

  Written suspect(int minutes, Listing answer) {
    return at(START.plus(Duration.ofMinutes(minutes)), answer, Source.WEB, true);
  }

  Written at(Instant seenAt, Listing answer, Source source, boolean suspect) {
    return write(lease(answer.key()), seenAt, answer, source, suspect);
  }

  Written write(Lease lease, Instant seenAt, Listing answer, Source source, boolean suspect) {
    return prices.write(lease, new Observation(answer, source, seenAt), suspect);
  }

  Written fails(Instant at, Failure failure) {
    return failures.failed(lease(ITEM), ITEM, failure, at, at.plusSeconds(30));
  }

  Lease lease(ItemKey item) {
    return leases.of(PriceDatabase.bucket(item)).orElseThrow();
  }

  CheckedListing listing() {
    return items.listing(ITEM);
  }

  List<PriceChange> headline() {
    return items.changes(ITEM);
  }

  List<PriceChange> model(long id) {
    return items.changes(ITEM, new ModelId(id));
  }

  /** The headline's prices in the order in which they were written. */
  List<String> headlinePrices() {
    return headline().stream().map(change -> change.price().toDecimal(2)).toList();
  }

  PriceDatabase items() {
    return items;
  }

  @Override
  public void close() {
    leases.close();
    items.close();
  }
}

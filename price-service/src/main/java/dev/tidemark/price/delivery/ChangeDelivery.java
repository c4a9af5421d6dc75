package dev.tidemark.price.delivery;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.itemsdb.outbox.OutboxAge;
import dev.tidemark.itemsdb.outbox.OutboxChange;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc.AlertServiceBlockingStub;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesRequest;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.runtime.database.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the user service what has changed about watched items: each change at least once, those of
 * an item in their order, and until it is on disk there.
 *
 * <p>A price service tells of the buckets that it has leased, so that several share the work. Where
 * a lease passes to another one meanwhile, both may tell; the numbers of the changes keep them from
 * counting twice. For one thread, except for the gauges.
 */
public final class ChangeDelivery {
  /** Alerts that are a second old feel immediate; an empty outbox costs one look at an index. */
  public static final Duration EVERY = Duration.ofMillis(500);

  /** How often it is seen how much waits, and what is too old is dropped. */
  public static final Duration MEASURE_EVERY = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(ChangeDelivery.class);

  /** Longer than a long weekend without the user service; then prices are no news any more. */
  static final Duration KEPT = Duration.ofDays(7);

  /** One transaction there. */
  private static final int AT_ONCE = 100;

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Database database;
  private final AlertServiceBlockingStub users;
  private final IntPredicate mine;
  private final Counter told;
  private final Counter dropped;
  private volatile OutboxAge age = new OutboxAge(0, Duration.ZERO);

  /**
   * Prepares for delivery.
   *
   * @param mine the buckets that this price service has leased
   */
  public ChangeDelivery(
      Database database, AlertServiceBlockingStub users, IntPredicate mine, MeterRegistry metrics) {
    this.database = database;
    this.users = users;
    this.mine = mine;
    this.told = counter(metrics, "delivered");
    this.dropped = counter(metrics, "dropped");
    Gauge.builder("tidemark_change_outbox_waiting", this, it -> it.age.waiting())
        .description("Changes of watched items that the user service does not have yet")
        .register(metrics);
    Gauge.builder(
            "tidemark_change_outbox_oldest_seconds",
            this,
            it -> it.age.oldest().toMillis() / 1_000.0)
        .description("How long the oldest change has waited for the user service")
        .register(metrics);
  }

  private static Counter counter(MeterRegistry metrics, String result) {
    return Counter.builder("tidemark_change_outbox")
        .description("Changes of watched items that left the outbox, by how")
        .tag("result", result)
        .register(metrics);
  }

  /** Tells everything that waits in our buckets. */
  public void tell() {
    List<Integer> buckets =
        database.read(handle -> new ChangeOutboxStore(handle).buckets()).stream()
            .filter(mine::test)
            .toList();
    for (int start = 0; start < buckets.size(); start += ChangeOutboxStore.BUCKETS_AT_ONCE) {
      List<Integer> some =
          buckets.subList(
              start, Math.min(start + ChangeOutboxStore.BUCKETS_AT_ONCE, buckets.size()));
      while (tell(some) == AT_ONCE) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
    }
  }

  private int tell(List<Integer> buckets) {
    List<OutboxChange> changes =
        database.read(handle -> new ChangeOutboxStore(handle).waiting(buckets, AT_ONCE));
    if (changes.isEmpty()) {
      return 0;
    }
    var _ =
        users
            .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            .deliverPriceChanges(
                DeliverPriceChangesRequest.newBuilder().addAllChanges(messages(changes)).build());
    int _ =
        database.write(handle -> {
          new ChangeOutboxStore(handle).delete(changes);
          return changes.size();
        });
    told.increment(changes.size());
    return changes.size();
  }

  private static List<ItemChange> messages(List<OutboxChange> changes) {
    List<ItemChange> messages = new ArrayList<>();
    for (OutboxChange change : changes) {
      try {
        messages.add(
            ItemChange.parseFrom(change.content()).toBuilder().setNumber(change.number()).build());
      } catch (InvalidProtocolBufferException broken) {
        log.error(
            "A change cannot be read and is left out listing={} number={}",
            change.listing(),
            change.number(),
            broken);
      }
    }
    return messages;
  }

  /** Sees how much waits, and gives up what nobody has taken for a week. */
  public void measure() {
    int old = database.write(handle -> new ChangeOutboxStore(handle).dropOlderThan(KEPT));
    if (old > 0) {
      dropped.increment(old);
      log.error("Changes were dropped that the user service did not take count={}", old);
    }
    age = database.read(handle -> new ChangeOutboxStore(handle).age());
  }
}

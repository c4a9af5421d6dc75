package dev.tidemark.price.delivery;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.itemsdb.outbox.OutboxAge;
import dev.tidemark.itemsdb.outbox.OutboxChange;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc.AlertServiceBlockingStub;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesRequest;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.runtime.database.Database;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * counting twice. What the user service refuses for good is left out, so that nothing waits behind
 * it. For one thread, except for the gauges.
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

  /** They say that a call is wrong; said again, it is no better. */
  private static final Set<Status.Code> REFUSALS =
      Set.of(
          Status.Code.INVALID_ARGUMENT,
          Status.Code.OUT_OF_RANGE,
          Status.Code.NOT_FOUND,
          Status.Code.ALREADY_EXISTS,
          Status.Code.FAILED_PRECONDITION);

  /** They say that a call fails, and not that nobody is there: smaller ones may be taken. */
  private static final Set<Status.Code> FAILURES =
      Set.of(
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN,
          Status.Code.DATA_LOSS,
          Status.Code.RESOURCE_EXHAUSTED);

  /** When more items than these fail at once, it is not the fault of their changes. */
  private static final int MOST_HELD = 5;

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Database database;
  private final AlertServiceBlockingStub users;
  private final IntPredicate mine;
  private final Counter told;
  private final Counter refused;
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
    this.refused = counter(metrics, "refused");
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

  /**
   * Tells everything that waits in our buckets.
   *
   * @throws RuntimeException when some of it could not be told, after all else was
   */
  public void tell() {
    List<Integer> buckets =
        database.read(handle -> new ChangeOutboxStore(handle).buckets()).stream()
            .filter(mine::test)
            .toList();
    RuntimeException failure = null;
    for (int start = 0; start < buckets.size(); start += ChangeOutboxStore.BUCKETS_AT_ONCE) {
      int end = Math.min(start + ChangeOutboxStore.BUCKETS_AT_ONCE, buckets.size());
      try {
        tellAll(buckets.subList(start, end));
      } catch (RuntimeException failed) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void tellAll(List<Integer> buckets) {
    Map<ListingId, StatusRuntimeException> held = new HashMap<>();
    List<OutboxChange> changes;
    do {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      changes = database.read(handle -> new ChangeOutboxStore(handle).waiting(buckets, AT_ONCE));
      tell(changes, held);
    } while (changes.size() == AT_ONCE && held.isEmpty());
    if (!held.isEmpty()) {
      throw held.values().iterator().next();
    }
  }

  /**
   * Tells halves on their own where the whole was not taken, until what is wrong stands alone.
   *
   * @param held items of which a change fails; those after it wait, so that none is passed over
   */
  private void tell(List<OutboxChange> some, Map<ListingId, StatusRuntimeException> held) {
    List<OutboxChange> changes =
        some.stream().filter(change -> !held.containsKey(change.listing())).toList();
    if (changes.isEmpty()) {
      return;
    }
    try {
      deliver(changes);
    } catch (StatusRuntimeException failed) {
      boolean refused = REFUSALS.contains(failed.getStatus().getCode());
      if (!refused && !FAILURES.contains(failed.getStatus().getCode())) {
        throw failed;
      }
      if (changes.size() > 1) {
        int half = changes.size() / 2;
        tell(changes.subList(0, half), held);
        tell(changes.subList(half, changes.size()), held);
      } else if (refused) {
        leaveOut(changes.getFirst(), failed);
      } else {
        hold(changes.getFirst(), failed, held);
      }
    }
  }

  private static void hold(
      OutboxChange change,
      StatusRuntimeException failed,
      Map<ListingId, StatusRuntimeException> held) {
    held.put(change.listing(), failed);
    if (held.size() > MOST_HELD || failed.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED) {
      throw failed;
    }
  }

  private void deliver(List<OutboxChange> changes) {
    var _ =
        users
            .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            .deliverPriceChanges(
                DeliverPriceChangesRequest.newBuilder().addAllChanges(messages(changes)).build());
    delete(changes);
    told.increment(changes.size());
  }

  private void leaveOut(OutboxChange change, StatusRuntimeException refusal) {
    log.error(
        "The user service refuses a change, which is left out listing={} number={}",
        change.listing(),
        change.number(),
        refusal);
    delete(List.of(change));
    refused.increment();
  }

  private void delete(List<OutboxChange> changes) {
    int _ =
        database.write(handle -> {
          new ChangeOutboxStore(handle).delete(changes);
          return changes.size();
        });
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

package dev.tidemark.price.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesRequest;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesResponse;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.InProcessTransport;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeDeliveryIT {
  private static final ItemKey KETTLE = ItemKey.parse("sg.7.1").orElseThrow();
  private static final ItemKey TEAPOT = ItemKey.parse("sg.7.2").orElseThrow();

  @AutoClose private final PriceDatabase items = new PriceDatabase();
  @AutoClose private final Lifecycle lifecycle = new Lifecycle();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final FakeUsers users = new FakeUsers();
  private final InProcessTransport transport =
      new InProcessTransport(UUID.randomUUID().toString(), "price", metrics, lifecycle);

  @BeforeEach
  void watchTwoItems() {
    transport.serve("user", Runnable::run, List.of(users));
    items.track(KETTLE, Instant.parse("2026-05-01T10:00:00Z"));
    items.track(TEAPOT, Instant.parse("2026-05-01T10:00:00Z"));
  }

  @Test
  void tellsWhatWaitsInOrderAndOnce() {
    change(KETTLE, 3);
    change(TEAPOT, 2);
    ChangeDelivery delivery = delivery(_ -> true);

    delivery.tell();
    delivery.tell();

    assertThat(users.of(KETTLE)).containsExactly(1L, 2L, 3L);
    assertThat(users.of(TEAPOT)).containsExactly(1L, 2L);
    assertThat(waiting()).isZero();
    assertThat(metrics.get("tidemark_change_outbox").tag("result", "delivered").counter().count())
        .isEqualTo(5);
  }

  @Test
  void tellsMoreThanFitsIntoOneCall() {
    change(KETTLE, 250);

    delivery(_ -> true).tell();

    assertThat(users.of(KETTLE)).hasSize(250).isSorted();
    assertThat(users.calls).isEqualTo(3);
  }

  @Test
  void leavesTheBucketsOfOthersToThem() {
    change(KETTLE, 1);
    change(TEAPOT, 1);
    int kettles = PriceDatabase.bucket(KETTLE);

    delivery(bucket -> bucket == kettles).tell();

    assertThat(users.of(KETTLE)).hasSize(1);
    assertThat(users.of(TEAPOT)).isEmpty();
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void tellsAgainWhenItCannotKnowThatItWasHeard() {
    change(KETTLE, 2);
    ChangeDelivery delivery = delivery(_ -> true);
    users.losesAnswers = true;

    assertThatThrownBy(delivery::tell).isInstanceOf(RuntimeException.class);

    assertThat(waiting()).isEqualTo(2);
    users.losesAnswers = false;
    delivery.tell();
    assertThat(users.of(KETTLE)).containsExactly(1L, 2L, 1L, 2L);
    assertThat(waiting()).isZero();
  }

  @Test
  void leavesOutWhatIsRefusedForGoodAndTellsTheRest() {
    change(KETTLE, 120);
    change(TEAPOT, 5);
    users.refuses = change -> change.getNumber() == 3 && change.getName().equals("sg.7.1");

    delivery(_ -> true).tell();

    assertThat(users.of(KETTLE)).hasSize(119).isSorted().doesNotContain(3L).doesNotHaveDuplicates();
    assertThat(users.of(TEAPOT)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(waiting()).isZero();
    assertThat(metrics.get("tidemark_change_outbox").tag("result", "refused").counter().count())
        .isEqualTo(1);
    assertThat(metrics.get("tidemark_change_outbox").tag("result", "delivered").counter().count())
        .isEqualTo(124);
  }

  @Test
  void holdsOnlyTheItemOfWhichAChangeFails() {
    change(KETTLE, 3);
    change(TEAPOT, 60);
    users.fails = change -> change.getNumber() == 2 && change.getName().equals("sg.7.1");

    assertThatThrownBy(delivery(_ -> true)::tell).isInstanceOf(RuntimeException.class);

    assertThat(users.of(KETTLE)).containsExactly(1L);
    assertThat(users.of(TEAPOT)).hasSize(60).isSorted();
    assertThat(waiting()).isEqualTo(2);
    users.fails = _ -> false;
    delivery(_ -> true).tell();
    assertThat(users.of(KETTLE)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void tellsLessAtOnceWhenItIsTooMuch() {
    change(KETTLE, 80);
    users.mostAtOnce = 30;

    delivery(_ -> true).tell();

    assertThat(users.of(KETTLE)).hasSize(80).isSorted();
    assertThat(waiting()).isZero();
  }

  @Test
  void doesNotAskAgainAndAgainWhoIsOverloaded() {
    change(KETTLE, 80);
    users.mostAtOnce = 0;

    assertThatThrownBy(delivery(_ -> true)::tell).isInstanceOf(RuntimeException.class);

    assertThat(users.calls).isLessThan(10);
    assertThat(waiting()).isEqualTo(80);
  }

  @Test
  void tellsOtherBucketsWhenThoseBeforeThemCannotBeTold() {
    List<ItemKey> some = itemsOfManyBuckets();
    some.forEach(item -> change(item, 1));
    users.failsOn = some.getFirst().toString();

    assertThatThrownBy(delivery(_ -> true)::tell).isInstanceOf(RuntimeException.class);

    assertThat(users.of(some.getFirst())).isEmpty();
    assertThat(users.of(some.getLast())).containsExactly(1L);
    assertThat(waiting()).isEqualTo(ChangeOutboxStore.BUCKETS_AT_ONCE);
  }

  /** Items of more buckets than are asked about at once, by bucket. */
  private List<ItemKey> itemsOfManyBuckets() {
    Map<Integer, ItemKey> byBucket = new TreeMap<>();
    for (long item = 100; byBucket.size() <= ChangeOutboxStore.BUCKETS_AT_ONCE; item++) {
      ItemKey key = ItemKey.parse("sg.7." + item).orElseThrow();
      byBucket.putIfAbsent(PriceDatabase.bucket(key), key);
    }
    byBucket.values().forEach(key -> items.track(key, Instant.parse("2026-05-01T10:00:00Z")));
    return List.copyOf(byBucket.values());
  }

  @Test
  void showsHowMuchWaitsAndForHowLong() {
    change(KETTLE, 2);
    items.execute("UPDATE change_outbox SET created_at = created_at - 60000");
    ChangeDelivery delivery = delivery(_ -> true);

    delivery.measure();

    assertThat(metrics.get("tidemark_change_outbox_waiting").gauge().value()).isEqualTo(2);
    assertThat(metrics.get("tidemark_change_outbox_oldest_seconds").gauge().value())
        .isBetween(60.0, 90.0);
  }

  @Test
  void dropsAndCountsWhatNobodyTookForAWeek() {
    change(KETTLE, 1);
    long week = ChangeDelivery.KEPT.toMillis();
    items.execute("UPDATE change_outbox SET created_at = created_at - 1000 - " + week);
    change(KETTLE, 1);

    delivery(_ -> true).measure();

    assertThat(waiting()).isEqualTo(1);
    assertThat(metrics.get("tidemark_change_outbox").tag("result", "dropped").counter().count())
        .isEqualTo(1);
  }

  private ChangeDelivery delivery(IntPredicate mine) {
    return new ChangeDelivery(
        items.database(),
        AlertServiceGrpc.newBlockingStub(transport.optionalChannel("user")),
        mine,
        metrics);
  }

  private void change(ItemKey item, int times) {
    byte[] content = ItemChange.newBuilder().setName(item.toString()).build().toByteArray();
    for (int i = 0; i < times; i++) {
      boolean numbered =
          items
              .database()
              .write(handle -> {
                ChangeOutboxStore outbox = new ChangeOutboxStore(handle);
                boolean watched = outbox.number(item.listing());
                outbox.add(item.listing(), content);
                return watched;
              });
      assertThat(numbered).isTrue();
    }
  }

  private int waiting() {
    return items.number("SELECT COUNT(*) FROM change_outbox");
  }

  private static final class FakeUsers extends AlertServiceGrpc.AlertServiceImplBase {
    private final List<ItemChange> heard = new ArrayList<>();
    private int calls;
    private boolean losesAnswers;
    private int mostAtOnce = Integer.MAX_VALUE;
    private Predicate<ItemChange> refuses = _ -> false;
    private Predicate<ItemChange> fails = _ -> false;
    private String failsOn = "";

    @Override
    public void deliverPriceChanges(
        DeliverPriceChangesRequest request, StreamObserver<DeliverPriceChangesResponse> observer) {
      calls++;
      if (request.getChangesList().stream().anyMatch(refuses)) {
        observer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
        return;
      }
      if (request.getChangesCount() > mostAtOnce) {
        observer.onError(Status.RESOURCE_EXHAUSTED.asRuntimeException());
        return;
      }
      if (request.getChangesList().stream().anyMatch(fails)) {
        observer.onError(Status.INTERNAL.asRuntimeException());
        return;
      }
      if (request.getChangesList().stream().anyMatch(it -> it.getName().equals(failsOn))) {
        observer.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      heard.addAll(request.getChangesList());
      if (losesAnswers) {
        observer.onError(Status.UNAVAILABLE.asRuntimeException());
      } else {
        observer.onNext(DeliverPriceChangesResponse.getDefaultInstance());
        observer.onCompleted();
      }
    }

    List<Long> of(ItemKey item) {
      return heard.stream()
          .filter(change -> change.getName().equals(item.toString()))
          .map(ItemChange::getNumber)
          .toList();
    }
  }
}

package dev.tidemark.user.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.SetWatchersRequest;
import dev.tidemark.protocol.price.v1.SetWatchersResponse;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.user.UserSystem;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchCountOutboxIT {
  private static final ItemKey KETTLE = ItemKey.parse("sg.7.1").orElseThrow();
  private static final ItemKey LAMP = ItemKey.parse("sg.7.2").orElseThrow();

  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  @AutoClose private final Lifecycle lifecycle = new Lifecycle();
  private final FakePrices prices = new FakePrices();
  private final WatchList watches = new WatchList(system.database());
  private WatchCountOutbox outbox;

  @BeforeEach
  void connect() {
    InProcessTransport transport =
        new InProcessTransport(
            UUID.randomUUID().toString(), "user", new SimpleMeterRegistry(), lifecycle);
    transport.serve("price", Runnable::run, List.of(prices));
    outbox =
        new WatchCountOutbox(
            system.database(), PriceServiceGrpc.newBlockingStub(transport.channel("price")));
  }

  @Test
  void tellsHowManyWatchAnItemWhenThatChanges() {
    AccountId anna = account("anna");
    AccountId berta = account("berta");
    watch(anna, KETTLE);
    watch(berta, KETTLE);
    watch(anna, LAMP);

    assertThat(outbox.tell()).isEqualTo(2);

    assertThat(prices.told).containsExactly(KETTLE.listing() + ": 2", LAMP.listing() + ": 1");
    assertThat(outbox.tell()).isZero();

    watches.remove(berta, KETTLE);
    assertThat(outbox.tell()).isEqualTo(1);
    assertThat(prices.told).endsWith(KETTLE.listing() + ": 1");
  }

  @Test
  void saysNothingNewWhenAWatchIsAddedTwice() {
    AccountId carla = account("carla");
    watch(carla, KETTLE);
    outbox.tell();

    watch(carla, KETTLE);

    assertThat(outbox.tell()).isZero();
  }

  @Test
  void tellsAgainWhenItCannotKnowThatItWasHeard() {
    watch(account("dora"), KETTLE);
    prices.losesAnswers.set(true);
    assertThatThrownBy(outbox::tell).isInstanceOf(RuntimeException.class);
    prices.losesAnswers.set(false);

    assertThat(outbox.tell()).isEqualTo(1);

    assertThat(prices.told).containsExactly(KETTLE.listing() + ": 1", KETTLE.listing() + ": 1");
  }

  @Test
  void tellsWhatChangedWhileItWasTelling() {
    AccountId emma = account("emma");
    AccountId frida = account("frida");
    watch(emma, KETTLE);
    prices.meanwhile = () -> watch(frida, KETTLE);

    outbox.tell();
    prices.meanwhile = () -> {};

    assertThat(outbox.tell()).isEqualTo(1);
    assertThat(prices.told).endsWith(KETTLE.listing() + ": 2");
    assertThat(prices.versions).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void tellsOfAlertsThatAreNearlyReached() {
    watch(account("gerda"), KETTLE);
    outbox.tell();

    int _ =
        system
            .database()
            .write(handle -> {
              new WatchCountStore(handle).nearAlerts(Map.of(KETTLE.listing(), 3));
              return 0;
            });

    assertThat(outbox.tell()).isEqualTo(1);
    assertThat(prices.near).containsExactly(0, 3);
  }

  private AccountId account(String username) {
    return new AccountId(system.register(username));
  }

  private void watch(AccountId account, ItemKey item) {
    watches.add(
        account,
        new Watch(
            item,
            Instant.parse("2026-05-01T10:00:00Z"),
            ModelId.HEADLINE,
            null,
            false,
            null,
            new Tags(List.of())));
  }

  private static final class FakePrices extends PriceServiceGrpc.PriceServiceImplBase {
    final List<String> told = new ArrayList<>();
    final List<Long> versions = new ArrayList<>();
    final List<Integer> near = new ArrayList<>();
    final AtomicBoolean losesAnswers = new AtomicBoolean();
    Runnable meanwhile = () -> {};

    @Override
    public void setWatchers(
        SetWatchersRequest request, StreamObserver<SetWatchersResponse> observer) {
      request
          .getCountsList()
          .forEach(count -> {
            told.add(count.getListingId() + ": " + count.getWatchers());
            versions.add(count.getVersion());
            near.add(count.getNearAlerts());
          });
      meanwhile.run();
      if (losesAnswers.get()) {
        observer.onError(Status.DEADLINE_EXCEEDED.asRuntimeException());
        return;
      }
      observer.onNext(SetWatchersResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }
}

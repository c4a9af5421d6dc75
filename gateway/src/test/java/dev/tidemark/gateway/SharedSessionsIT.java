package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.gateway.redis.RedisClients;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Credential;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.gateway.session.SharedSessions;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.RedisChannels;
import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.testkit.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a session counts without a question, at a gateway that hears of ends by Redis. */
class SharedSessionsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** The clock of the gateway; it stands still. */
  private final AtomicLong nanos = new AtomicLong(1);

  private volatile Instant now = Instant.EPOCH;
  private final InstantSource clock = () -> now;

  private final TestRedis redis = TestRedis.start();
  private final RedisClient client = RedisClients.of(redis.uri().toString());
  private final FakeUsers users = new FakeUsers();
  private final Lifecycle lifecycle = new Lifecycle();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Services services = services();
  private final Sessions sessions = new Sessions(services, clock, nanos::get);
  private final SharedSessions shared = SharedSessions.start(client, sessions, nanos::get);
  private final Credential.Session ada = logIn();

  private Services services() {
    InProcessTransport transport =
        new InProcessTransport(
            UUID.randomUUID().toString(), "gateway", new SimpleMeterRegistry(), lifecycle);
    transport.serve("user", executor, List.of(users));
    return new Services(
        transport.channel("user"), transport.channel("item"), transport.channel("price"));
  }

  private Credential.Session logIn() {
    services
        .users()
        .register(
            RegisterRequest.newBuilder().setUsername("ada").setPassword("correct horse").build());
    String token =
        services
            .users()
            .logIn(
                LogInRequest.newBuilder().setUsername("ada").setPassword("correct horse").build())
            .getSessionToken();
    return new Credential.Session(FakeUsers.hash(token));
  }

  @BeforeEach
  void isFoundOnce() {
    await().atMost(SOON).until(() -> shared.since(nanos.incrementAndGet(), nanos.get()));
    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(1);
  }

  @AfterEach
  void close() {
    shared.close();
    client.close();
    redis.close();
    lifecycle.close();
    executor.shutdownNow();
  }

  @Test
  void aSessionIsRememberedForHalfAMinuteWhileTheGatewayHearsItself() {
    pass(Duration.ofSeconds(29));
    isHeardAgain();

    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(1);

    pass(Duration.ofSeconds(2));
    isHeardAgain();

    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(2);
  }

  @Test
  void aSessionWhoseTimeHasNearlyComeIsAskedForEverySecond() {
    now = Instant.ofEpochMilli(FakeUsers.NOW);
    pass(Duration.ofSeconds(31));
    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(2);

    pass(Duration.ofMillis(1_100));
    isHeardAgain();

    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(3);
  }

  @Test
  void aSessionThatEndsElsewhereIsNoLongerLetIn() {
    pass(Duration.ofSeconds(5));
    isHeardAgain();
    users.endAllSessions();
    assertThat(isLetIn()).as("before the end is heard of").isTrue();

    say(RedisChannels.ENDED_SESSIONS, HexFormat.of().formatHex(ada.hash().toByteArray()));

    await().atMost(SOON).until(() -> !isLetIn());
  }

  @Test
  void anAccountThatIsChangedAtAnotherGatewayIsReadAgain() {
    Sessions other = new Sessions(services, clock, nanos::get);
    try (SharedSessions there = SharedSessions.start(client, other, nanos::get)) {
      await().atMost(SOON).until(() -> there.since(nanos.incrementAndGet(), nanos.get()));
      users.endAllSessions();

      other.changed(account());

      await().atMost(SOON).until(() -> !isLetIn());
    }
  }

  @Test
  void aSessionIsAskedForAfterASecondWhenTheGatewayDoesNotHearItself() {
    redis.close();

    pass(Duration.ofMillis(900));
    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(1);

    pass(Duration.ofMillis(200));
    assertThat(isLetIn()).isTrue();
    assertThat(users.lookups()).isEqualTo(2);
  }

  private boolean isLetIn() {
    return sessions
        .find("a-request", ada)
        .toCompletionStage()
        .handle((_, fault) -> fault == null)
        .toCompletableFuture()
        .join();
  }

  private AccountId account() {
    return sessions.find("a-request", ada).toCompletionStage().toCompletableFuture().join().id();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void isHeardAgain() {
    await().atMost(SOON).until(() -> shared.since(nanos.get(), nanos.get()));
  }

  private void say(String channel, String text) {
    try (RedisClient speaker = RedisClient.create(redis.uri().toString());
        StatefulRedisConnection<String, String> connection = speaker.connect()) {
      connection.sync().publish(channel, text);
    }
  }
}

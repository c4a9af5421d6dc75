package dev.tidemark.runtime.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.RequestId;
import dev.tidemark.runtime.role.LogCapture;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseIT {
  private final TestDatabase test = TestDatabase.create();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Database database = Database.open(config(test.url()), metrics);

  @BeforeEach
  void createTable() {
    Migrations.run(config(test.url()), "dev/tidemark/runtime/database/older");
    add(1);
    add(2);
  }

  @AfterEach
  void end() {
    database.close();
    test.close();
  }

  @Test
  void rollsBackWhenTheWorkFails() {
    assertThatThrownBy(() ->
            database.write(handle -> {
              increment(handle, 1);
              throw new TidemarkException(ErrorCode.INVALID_VALUE, "no");
            }))
        .isInstanceOf(TidemarkException.class)
        .hasMessage("no");

    assertThat(total(1)).isZero();
  }

  @Test
  void beginsAgainAfterADeadlock() throws Exception {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger begun = new AtomicInteger();

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> there = threads.submit(() -> crosswise(1, 2, bothHoldOne, begun));
      Future<?> back = threads.submit(() -> crosswise(2, 1, bothHoldOne, begun));
      assertThat(there.get(10, SECONDS)).isNull();
      assertThat(back.get(10, SECONDS)).isNull();
    }

    assertThat(begun).hasValueGreaterThan(2);
    assertThat(total(1)).isEqualTo(2);
    assertThat(total(2)).isEqualTo(2);
  }

  @Test
  void waitsForALockOnlyShortlyAndBeginsAgain() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> holder =
          threads.submit(() ->
              database.write(handle -> {
                increment(handle, 1);
                locked.countDown();
                return awaitQuietly(release);
              }));
      locked.await();
      Future<?> waiter =
          threads.submit(() ->
              database.write(handle -> {
                if (begun.incrementAndGet() == 2) {
                  release.countDown();
                }
                return increment(handle, 1);
              }));
      assertThat(holder.get(10, SECONDS)).isNotNull();
      assertThat(waiter.get(10, SECONDS)).isNotNull();
    }

    assertThat(total(1)).isEqualTo(2);
  }

  @Test
  void saysThatItIsBusyWhenARaceIsNeverWon() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> holder =
          threads.submit(() -> {
            try (Database other = Database.open(config(test.url()), metrics)) {
              return other.write(handle -> {
                increment(handle, 1);
                locked.countDown();
                return awaitQuietly(release);
              });
            }
          });
      locked.await();

      TidemarkException refused =
          catchThrowableOfType(
              TidemarkException.class, () -> database.write(handle -> increment(handle, 1)));

      assertThat(refused.error()).isEqualTo(ErrorCode.OVERLOADED);
      assertThat(refused).hasMessageNotContaining("UPDATE");
      release.countDown();
      assertThat(holder.get(10, SECONDS)).isNotNull();
    }
  }

  @Test
  void answersWithinThreeSecondsWhenTheDatabaseFallsSilentAndRecovers() throws Exception {
    int port = URI.create(test.url().substring("jdbc:".length())).getPort();
    try (PausableProxy proxy = new PausableProxy(port);
        Database behind =
            Database.open(config(test.url().replace(":" + port, ":" + proxy.port())), metrics)) {
      assertThat(behind.isUp()).isTrue();

      proxy.pause();
      for (int i = 0; i < 3; i++) {
        long before = System.nanoTime();
        Throwable thrown = catchThrowable(() -> behind.read(DatabaseIT::one));
        assertThat(thrown).isInstanceOf(TidemarkException.class);
        assertThat(((TidemarkException) thrown).error()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
      }
      assertThat(behind.isUp()).isFalse();

      proxy.resume();
      await().atMost(5, SECONDS).until(behind::isUp);
      assertThat(behind.read(DatabaseIT::one)).isEqualTo(1);
    }
  }

  @Test
  void opensBeforeItsDatabaseIsThere() {
    try (Database absent = Database.open(config("jdbc:mariadb://127.0.0.1:1/none"), metrics)) {
      assertThat(absent.isUp()).isFalse();
      assertThatThrownBy(() -> absent.read(DatabaseIT::one))
          .isInstanceOfSatisfying(
              TidemarkException.class,
              refused -> {
                assertThat(refused.error()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(refused).hasMessage("test-db does not answer");
              });
    }
  }

  @Test
  void preparesStatementsInTheServerAndReadsWhatIsCommitted() {
    database.read(handle -> {
      assertThat(one(handle)).isEqualTo(1);
      assertThat(sessionStatus(handle, "Com_stmt_execute")).isPositive();
      assertThat(variable(handle, "tx_isolation")).isEqualTo("READ-COMMITTED");
      assertThat(variable(handle, "innodb_lock_wait_timeout")).isEqualTo("1");
      return null;
    });
  }

  @Test
  void leavesOurMistakesAsTheyAre() {
    assertThatThrownBy(() -> database.read(handle -> handle.execute("SELEKT 1")))
        .isNotInstanceOf(TidemarkException.class);
  }

  @Test
  void hasAsManyThreadsAsConnections() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    AtomicInteger done = new AtomicInteger();

    for (int i = 0; i < 50; i++) {
      database
          .executor()
          .execute(() -> {
            threads.add(Thread.currentThread());
            done.incrementAndGet();
          });
    }

    await().until(() -> done.get() == 50);
    assertThat(threads).hasSize(4).noneMatch(Thread::isVirtual);
  }

  @Test
  void showsItsPoolInTheMetrics() {
    assertThat(metrics.get("hikaricp.connections.max").tag("pool", "test-db").gauge().value())
        .isEqualTo(4);
  }

  @Test
  void logsASlowStatementUnderItsRequestWithoutWhatWasBoundToIt() {
    try (LogCapture log = new LogCapture();
        RequestId.Scope _ = RequestId.enter("a-request")) {
      database.read(DatabaseIT::one);
      database.read(handle ->
          handle
              .createQuery("SELECT SLEEP(0.6), :secret")
              .bind("secret", "hidden")
              .map((row, _) -> row.getInt(1))
              .one());

      assertThat(log.lines(Level.INFO))
          .singleElement()
          .asString()
          .startsWith("a-request Slow statement millis=")
          .endsWith("outcome=done sql=SELECT SLEEP(0.6), :secret");
    }
  }

  @Test
  void keepsItsPasswordToItself() {
    assertThat(config(test.url()).toString()).doesNotContain(test.password());
  }

  private void crosswise(long first, long second, CyclicBarrier barrier, AtomicInteger begun) {
    database.write(handle -> {
      increment(handle, first);
      if (begun.incrementAndGet() <= 2) {
        awaitQuietly(barrier);
      }
      return increment(handle, second);
    });
  }

  private void add(long id) {
    database.write(handle ->
        handle
            .createUpdate("INSERT INTO counter (id, total) VALUES (:id, 0)")
            .bind("id", id)
            .execute());
  }

  private static int increment(Handle handle, long id) {
    return handle
        .createUpdate("UPDATE counter SET total = total + 1 WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  private long total(long id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT total FROM counter WHERE id = :id")
            .bind("id", id)
            .mapTo(Long.class)
            .one());
  }

  private static int one(Handle handle) {
    return handle.createQuery("SELECT 1").mapTo(Integer.class).one();
  }

  private static long sessionStatus(Handle handle, String name) {
    return handle
        .createQuery("SHOW SESSION STATUS LIKE '" + name + "'")
        .map((row, _) -> row.getLong(2))
        .one();
  }

  private static String variable(Handle handle, String name) {
    return handle.createQuery("SELECT @@" + name).mapTo(String.class).one();
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      return latch.await(10, SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CyclicBarrier barrier) {
    try {
      var _ = barrier.await(10, SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private DatabaseConfig config(String url) {
    return new DatabaseConfig("test-db", url, test.user(), test.password(), 4);
  }
}

package dev.tidemark.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidemark.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A database as one of its users sees it: a fixed number of connections and as many threads.
 *
 * <p>Nothing here waits for ever: when the database stops answering, a caller has a {@code
 * TidemarkException} (unavailable) within three seconds. Thread-safe.
 */
public final class Database implements AutoCloseable {
  /** How long to wait for a connection, new or from the pool; half of it checks an idle one. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** With {@link #CONNECT} before it, a silent server is noticed within three seconds. */
  private static final Duration ANSWER = Duration.ofMillis(1_900);

  /**
   * Our defaults for the driver. Statements are prepared in the server (a tenth less CPU there than
   * the text protocol). Somebody else's row lock is waited for only as long as the socket waits,
   * and answered with error 1205, which is tried again.
   */
  private static final Map<String, String> DRIVER =
      Map.of(
          "useServerPrepStmts", "true",
          "cachePrepStmts", "true",
          "sslMode", "disable",
          "connectTimeout", Long.toString(CONNECT.toMillis()),
          "socketTimeout", Long.toString(ANSWER.toMillis()),
          "sessionVariables", "innodb_lock_wait_timeout=1");

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final ExecutorService executor;
  private final DatabaseErrors errors;

  private Database(HikariDataSource pool, ExecutorService executor, DatabaseErrors errors) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).setSqlLogger(new SlowStatements());
    this.executor = executor;
    this.errors = errors;
  }

  /** Opens a pool; the database itself may come up later. */
  public static Database open(DatabaseConfig config, MeterRegistry metrics) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(config.name());
    pool.setJdbcUrl(config.url());
    pool.setUsername(config.user());
    pool.setPassword(config.password());
    DRIVER.forEach((name, value) -> {
      if (!config.url().contains(name + "=")) {
        pool.addDataSourceProperty(name, value);
      }
    });
    pool.setMaximumPoolSize(config.connections());
    // Idle installations keep one connection; the others come in milliseconds when needed.
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(CONNECT.toMillis());
    pool.setValidationTimeout(CONNECT.toMillis() / 2);
    // The process starts without its database and finds it when it is there.
    pool.setInitializationFailTimeout(-1);
    // No gap locks, hence far fewer deadlocks between pollers; all we write names its rows by key.
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool.setMetricRegistry(metrics);
    ExecutorService executor =
        Executors.newFixedThreadPool(
            config.connections(),
            Thread.ofPlatform().daemon().name(config.name() + "-", 1).factory());
    return new Database(new HikariDataSource(pool), executor, new DatabaseErrors(config.name()));
  }

  /** From now on records the statements of traced requests. Returns this. */
  public Database traced(Tracing by) {
    by.watch(jdbi);
    return this;
  }

  /** Runs statements that each stand for themselves, on one connection. */
  public <T extends @Nullable Object> T read(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (RuntimeException e) {
      throw errors.translated(e);
    }
  }

  /**
   * Runs one transaction. It is begun again when the database chose it as the victim of a deadlock
   * or of a lock held for too long, so the work must do nothing but talk to the database.
   */
  public <T extends @Nullable Object> T write(Function<Handle, T> work) {
    Attempts attempts = new Attempts();
    while (true) {
      try {
        return jdbi.inTransaction(work::apply);
      } catch (RuntimeException e) {
        if (!DatabaseErrors.isLostRace(e) || !attempts.another()) {
          throw errors.translated(e);
        }
      }
    }
  }

  /**
   * Threads to talk to the database on: as many as there are connections, so nobody queues twice.
   */
  public Executor executor() {
    return executor;
  }

  /** Whether the database answers now; takes at most two seconds. */
  public boolean isUp() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      // Longer than any statement can take.
      if (!executor.awaitTermination(3, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      executor.shutdownNow();
    }
    pool.close();
  }
}

package dev.tidemark.bench.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Fills the two databases of a cluster once, and remembers in a file that they are full. */
public final class Dataset {
  public static final String PASSWORD = "load-test-password";

  private static final long FIRST_ACCOUNT = 1_000_000;

  /** More than two cores would have nothing to do: the server works as much as we do. */
  private static final int WRITERS = 2;

  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  private final Path marker;
  private final String usersUrl;
  private final String itemsUrl;

  /**
   * Describes where it goes.
   *
   * @param marker says which dataset the databases hold
   * @param usersUrl of user-db, with user and password of one who may write everything
   * @param itemsUrl of items-db
   */
  public Dataset(Path marker, String usersUrl, String itemsUrl) {
    this.marker = marker;
    this.usersUrl = usersUrl;
    this.itemsUrl = itemsUrl;
  }

  public static long account(int user) {
    return FIRST_ACCOUNT + user;
  }

  public static String username(int user) {
    return "load-%06d".formatted(user);
  }

  /** Loads it, unless it is there already. */
  public void provide(DatasetSize size) {
    try {
      if (Files.exists(marker)) {
        if (!size.hasSizeOf(Files.readString(marker))) {
          throw new IllegalArgumentException(
              "the databases hold another dataset; name another folder by --data-dir");
        }
        return;
      }
      load(size);
      Files.writeString(marker, size.mark());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException("the dataset could not be written", failure);
    }
  }

  private void load(DatasetSize size) throws SQLException {
    System.err.printf(
        "Writing %,d users, %,d items and about %,d price changes.%n",
        size.users(), size.items(), size.changes());
    empty();
    try (Connection users = DriverManager.getConnection(usersUrl)) {
      new UsersLoader(users, size).load();
    }
    AtomicLong[] written = {new AtomicLong(), new AtomicLong()};
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS + 1)) {
      List<Future<Long>> parts = new ArrayList<>();
      for (int part = 0; part < WRITERS; part++) {
        int from = size.items() / WRITERS * part;
        int to = part == WRITERS - 1 ? size.items() : size.items() / WRITERS * (part + 1);
        AtomicLong sofar = written[part];
        parts.add(writers.submit(() -> loadItems(size, from, to, sofar)));
      }
      report(parts, written);
      long total = 0;
      for (Future<Long> part : parts) {
        total += part.get();
      }
      System.err.printf("Wrote %,d price changes.%n", total);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("the dataset could not be written", failure.getCause());
    }
    analyze();
  }

  private long loadItems(DatasetSize size, int from, int to, AtomicLong sofar) throws SQLException {
    try (Connection items = DriverManager.getConnection(itemsUrl)) {
      return new ItemsLoader(items, size, sofar::set).load(from, to);
    }
  }

  private static void report(List<Future<Long>> parts, AtomicLong[] written)
      throws InterruptedException {
    long started = System.nanoTime();
    while (!parts.stream().allMatch(Future::isDone)) {
      Thread.sleep(REPORT_EVERY);
      long rows = written[0].get() + written[1].get();
      double seconds = (System.nanoTime() - started) / 1e9;
      System.err.printf("  %,d changes, %,.0f a second%n", rows, rows / seconds);
    }
  }

  /** What a load that was broken off has left behind. */
  private void empty() throws SQLException {
    run(itemsUrl, "DELETE FROM listing WHERE listing_id >> 48 = 1");
    for (String table : List.of("model", "price_change", "price_day")) {
      run(itemsUrl, "DELETE FROM " + table + " WHERE listing_id >> 48 = 1");
    }
    run(usersUrl, "DELETE FROM account WHERE username LIKE 'load-%'");
    run(usersUrl, "DELETE FROM watch");
    run(usersUrl, "DELETE FROM watch_count");
  }

  private void analyze() throws SQLException {
    run(itemsUrl, "ANALYZE TABLE listing, model, price_change, price_day");
    run(usersUrl, "ANALYZE TABLE account, watch, watch_count");
  }

  private static void run(String url, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement one = connection.createStatement()) {
      boolean _ = one.execute(statement);
    }
  }
}

package dev.tidemark.user.intake;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.alert.RuleState;
import dev.tidemark.user.alert.RuleStateStore;
import dev.tidemark.user.alert.StateKey;
import dev.tidemark.user.alert.Watcher;
import dev.tidemark.user.alert.WatcherStore;
import dev.tidemark.user.delivery.DeliveryPlan;
import dev.tidemark.user.notification.NotificationStore;
import dev.tidemark.user.notification.StoredNotification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what alerts held because of their cool-down, as soon as that ends. Safe for use by many
 * threads, and by several instances: whoever tells of an item has locked how far its changes have
 * been dealt with, as whoever takes a change does.
 *
 * <p>What is told, that it is told, and its deliveries are one transaction.
 */
public final class HeldAlerts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HeldAlerts.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /**
   * After a time without us, price services first tell what has changed meanwhile: they try again
   * every half second, and have a deadline of ten.
   */
  private static final Duration CATCHING_UP = Duration.ofSeconds(30);

  /** So many states at once, or all of one item: taking changes of these items waits meanwhile. */
  private static final int ROWS = 50;

  /** What fails by itself is tried again after this time, so that nothing waits behind it. */
  private static final Duration PUT_OFF = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource clock;
  private final IntConsumer told;
  private final Instant startedAt;
  private final long caughtUpNanos = System.nanoTime() + CATCHING_UP.toNanos();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("held-alerts").daemon().factory());
  private boolean failing;

  /**
   * Prepares to tell.
   *
   * @param told hears how many notifications were made
   */
  HeldAlerts(Database database, InstantSource clock, IntConsumer told) {
    this.database = database;
    this.clock = clock;
    this.told = told;
    this.startedAt = now();
  }

  /** Begins to tell, again and again. */
  public void start() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::attempt, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    try {
      while (tellSome() && !Thread.currentThread().isInterrupted()) {
        // More may be held until now.
      }
      failing = false;
    } catch (RuntimeException failure) {
      if (!failing) {
        failing = true;
        log.warn("What alerts held cannot be told yet reason={}", failure.toString());
      }
    }
  }

  /** Tells of some items, and says whether there may be more. */
  private boolean tellSome() {
    Instant after = after();
    Instant now = now();
    List<ListingId> listings =
        database.read(handle -> new RuleStateStore(handle).held(after, now, ROWS));
    if (listings.isEmpty()) {
      return false;
    }
    try {
      told.accept(database.write(handle -> tell(handle, listings, after, now)));
    } catch (RuntimeException ofOneOfThem) {
      listings.forEach(listing -> tellAlone(listing, after, now));
    }
    return true;
  }

  private void tellAlone(ListingId listing, Instant after, Instant now) {
    try {
      told.accept(database.write(handle -> tell(handle, List.of(listing), after, now)));
    } catch (RuntimeException failure) {
      log.warn("What alerts held cannot be told listing={}", listing, failure);
      int _ =
          database.write(
              handle -> new RuleStateStore(handle).putOff(listing, now, now.plus(PUT_OFF)));
    }
  }

  /** What ended before we started has to wait a little. */
  private Instant after() {
    return System.nanoTime() - caughtUpNanos < 0 ? startedAt : Instant.EPOCH;
  }

  private static int tell(Handle handle, List<ListingId> listings, Instant after, Instant now) {
    List<ListingId> sorted =
        listings.stream().sorted(Comparator.comparingLong(ListingId::value)).toList();
    Map<ListingId, Long> _ = new ChangeMarkStore(handle).lock(sorted);
    RuleStateStore states = new RuleStateStore(handle);
    Map<StateKey, RuleState> held = states.held(after, now, sorted);
    RuleBook book = new RuleBook(held, now);
    List<StoredNotification> notifications = new ArrayList<>();
    for (Watcher watcher : new WatcherStore(handle).of(sorted)) {
      book.tellHeld(watcher).ifPresent(notifications::add);
    }
    book.dropHeld();
    states.save(book.changed());
    new NotificationStore(handle).insert(notifications);
    DeliveryPlan.of(handle, notifications, now);
    return notifications.size();
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  @Override
  public void close() {
    List<Runnable> _ = thread.shutdownNow();
  }
}

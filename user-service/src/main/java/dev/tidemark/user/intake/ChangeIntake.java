package dev.tidemark.user.intake;

import dev.tidemark.protocol.AccountId;
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
import dev.tidemark.user.watch.WatchCountStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes changes of prices, and makes notifications of those that somebody wants to be told of. Safe
 * for use by many threads.
 *
 * <p>One transaction holds how far the changes of each item have been dealt with, how the rules
 * stand after them, the notifications, and their deliveries: it all happened, or nothing did, and
 * the price service tells again. What was dealt with is passed over.
 */
public final class ChangeIntake {
  private final Database database;
  private final InstantSource clock;
  private final Counter fresh;
  private final Counter repeated;
  private final Counter notified;
  private final Runnable wake;

  /**
   * Prepares for changes.
   *
   * @param wake told when there may be something to deliver
   */
  public ChangeIntake(
      Database database, InstantSource clock, MeterRegistry metrics, Runnable wake) {
    this.wake = wake;
    this.database = database;
    this.clock = clock;
    this.fresh = changes(metrics, "fresh");
    this.repeated = changes(metrics, "repeated");
    this.notified =
        Counter.builder("tidemark_notifications")
            .description("Notifications that changes of prices have made")
            .register(metrics);
  }

  private static Counter changes(MeterRegistry metrics, String result) {
    return Counter.builder("tidemark_incoming_changes")
        .description("Changes of watched items that price services have told of")
        .tag("result", result)
        .register(metrics);
  }

  /** Deals with changes, and returns when all that follows from them is on disk. */
  public void take(List<IncomingChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Taken taken = database.write(handle -> take(handle, changes));
    fresh.increment(taken.fresh());
    repeated.increment(changes.size() - taken.fresh());
    made(taken.notified());
  }

  /** What is told when the cool-downs of alerts end. */
  public HeldAlerts heldAlerts() {
    return new HeldAlerts(database, clock, this::made);
  }

  private void made(int notifications) {
    notified.increment(notifications);
    if (notifications > 0) {
      wake.run();
    }
  }

  private record Taken(int fresh, int notified) {}

  private Taken take(Handle handle, List<IncomingChange> changes) {
    // In one order for everybody, so that two transactions do not wait for each other's rows.
    List<ListingId> listings =
        changes.stream()
            .map(change -> change.item().listing())
            .distinct()
            .sorted(Comparator.comparingLong(ListingId::value))
            .toList();
    ChangeMarkStore marks = new ChangeMarkStore(handle);
    Map<ListingId, Long> reached = new HashMap<>(marks.lock(listings));
    List<IncomingChange> news = news(changes, reached);
    if (news.isEmpty()) {
      return new Taken(0, 0);
    }
    List<StoredNotification> notifications = weigh(handle, listings, news);
    new NotificationStore(handle).insert(notifications);
    DeliveryPlan.of(handle, notifications, now());
    marks.advance(reached);
    return new Taken(news.size(), notifications.size());
  }

  /** What has not been dealt with, in the order of the numbers; the marks move along. */
  private static List<IncomingChange> news(
      List<IncomingChange> changes, Map<ListingId, Long> reached) {
    List<IncomingChange> news = new ArrayList<>();
    changes.stream()
        .sorted(Comparator.comparingLong(IncomingChange::number))
        .forEach(change -> {
          ListingId listing = change.item().listing();
          if (change.number() > reached.getOrDefault(listing, 0L)) {
            reached.put(listing, change.number());
            news.add(change);
          }
        });
    return news;
  }

  private List<StoredNotification> weigh(
      Handle handle, List<ListingId> listings, List<IncomingChange> news) {
    RuleStateStore states = new RuleStateStore(handle);
    Map<ListingId, List<Watcher>> watchers =
        new WatcherStore(handle)
            .of(listings).stream().collect(Collectors.groupingBy(Watcher::listing));
    Map<StateKey, RuleState> before = watchers.isEmpty() ? Map.of() : states.of(listings);
    RuleBook book = new RuleBook(before, now());
    List<StoredNotification> notifications = new ArrayList<>();
    Map<ListingId, Integer> near = new HashMap<>();
    for (IncomingChange change : news) {
      ListingId listing = change.item().listing();
      List<Watcher> concerned = watchers.getOrDefault(listing, List.of());
      for (Watcher watcher : concerned) {
        book.weigh(watcher, change).ifPresent(notifications::add);
      }
      if (change.movesTheItem()) {
        near.put(listing, book.near(concerned, change));
      }
    }
    // In the order in which an account's removal takes them.
    new WatchCountStore(handle).nearAlerts(near);
    states.save(book.changed());
    // By account, so that whoever reads an inbox meanwhile waits for nobody else's.
    notifications.sort(
        Comparator.comparingLong((StoredNotification it) -> account(it.account()))
            .thenComparing(it -> it.id().toString()));
    return notifications;
  }

  private static long account(AccountId account) {
    return account.value();
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}

package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashItemStore;
import dev.tidemark.itemsdb.flashsale.FlashRegionStore;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.flashsale.FlashSessionStore;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one region on disk. Every write is a transaction that holds the region's lease,
 * and is not made without it. Thread-safe.
 */
final class SessionBook {
  /** Longer than any session, and than we expect to be away. */
  private static final Duration MEMORY = Duration.ofDays(2);

  private final Database database;
  private final Region region;

  SessionBook(Database database, Region region) {
    this.database = database;
    this.region = region;
  }

  /** The sessions that are not done with, by their start. */
  List<FlashSale> open(Instant now) {
    return database.read(handle -> new FlashSessionStore(handle).open(region, now.minus(MEMORY)));
  }

  /** When the shop last told its sessions. */
  @Nullable Instant listedAt() {
    return database
        .read(handle -> new FlashRegionStore(handle).find(region))
        .map(followed -> followed.listedAt())
        .orElse(null);
  }

  /** Writes that the region is followed, and what the last question came to. */
  void report(Lease lease, String problem) {
    write(
        lease,
        handle -> {
          new FlashRegionStore(handle).report(region, null, problem);
          return true;
        });
  }

  /**
   * Writes what sessions there are: new ones, and those that were moved or renamed. Those that are
   * not among them stay as they are.
   *
   * @return the sessions that nobody knew; empty without the lease
   */
  List<FlashSession> write(Lease lease, Source source, List<FlashSession> listed, Instant now) {
    return write(
            lease,
            handle -> {
              List<FlashSession> fresh = new ArrayList<>();
              FlashSessionStore store = new FlashSessionStore(handle);
              for (FlashSession session : listed) {
                Optional<FlashSale> known = new FlashSaleStore(handle).find(region, session.id());
                if (known.isEmpty()) {
                  insert(store, source, session, now);
                  fresh.add(session);
                } else if (differs(known.get(), session)) {
                  change(store, known.get(), session, now);
                }
              }
              store.listed(region, listed.stream().map(FlashSession::id).toList(), now);
              new FlashRegionStore(handle).report(region, now, "");
              return fresh;
            })
        .orElse(List.of());
  }

  private void insert(FlashSessionStore store, Source source, FlashSession session, Instant now) {
    store.insert(
        region, session.id(), source, session.name(), session.startAt(), session.endAt(), now);
  }

  private static boolean differs(FlashSale known, FlashSession listed) {
    return !known.startAt().equals(listed.startAt())
        || !known.endAt().equals(listed.endAt())
        || !known.name().equals(FlashSessionStore.fitted(listed.name()));
  }

  /** A session that was moved into the future, or prolonged after it was over, begins anew. */
  private static void change(
      FlashSessionStore store, FlashSale known, FlashSession listed, Instant now) {
    boolean over = known.phase() == FlashSale.Phase.ENDED && now.isBefore(listed.endAt());
    boolean beginsAnew = over || now.isBefore(listed.startAt());
    store.change(
        known,
        listed.name(),
        listed.startAt(),
        listed.endAt(),
        beginsAnew ? FlashSale.Phase.ANNOUNCED : known.phase());
  }

  /**
   * The shop knows a session no more. Unless it still lists it, an announced one is forgotten and a
   * running one has ended.
   */
  void withdrawn(Lease lease, FlashSale session, Instant listedAt, Instant now) {
    write(
        lease,
        handle -> {
          FlashSessionStore store = new FlashSessionStore(handle);
          if (store.isListed(session, listedAt)) {
            return false;
          }
          if (now.isBefore(session.startAt())) {
            new FlashItemStore(handle).forget(session);
            store.forget(session, now);
          } else if (now.isBefore(session.endAt()) && session.startAt().isBefore(now)) {
            store.change(session, session.name(), session.startAt(), now, session.phase());
          }
          return true;
        });
  }

  private <T> Optional<T> write(Lease lease, Function<Handle, T> work) {
    return database.write(handle ->
        BucketLeases.holds(handle, lease) ? Optional.of(work.apply(handle)) : Optional.<T>empty());
  }
}

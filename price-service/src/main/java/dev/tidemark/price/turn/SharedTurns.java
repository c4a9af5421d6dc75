package dev.tidemark.price.turn;

import dev.tidemark.itemsdb.poll.HostTurnStore;
import dev.tidemark.itemsdb.poll.HostTurns;
import dev.tidemark.marketplace.HostRate;
import dev.tidemark.marketplace.politeness.Turns;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of one host in items-db: any number of price services take them from one row, by
 * compare-and-set, so that together they never call faster than one may, whoever is killed or
 * started meanwhile. Thread-safe.
 *
 * <p>Without the database nobody calls: what it cannot count, it does not do.
 */
final class SharedTurns implements Turns {
  private static final Logger log = LoggerFactory.getLogger(SharedTurns.class);

  /**
   * Calls leave a little after their turn, some later than others. With a hundredth kept back, a
   * minute never holds more of them than it should as long as that is less than half a second.
   */
  private static final double KEPT_BACK = 0.99;

  /** With as many services at once, somebody takes a turn in each round. */
  private static final int TRIES = 50;

  private static final double LOWEST_SHARE = 0.01;
  private static final double MICROS = 1e6;
  private static final Duration LATER = Duration.ofSeconds(1);

  private final Database database;
  private final String host;
  private final double perSecond;
  private volatile boolean known;
  private volatile boolean working = true;

  SharedTurns(Database database, HostRate rate) {
    this.database = database;
    this.host = rate.host();
    this.perSecond = rate.perSecond();
  }

  @Override
  public Turn next(Duration patience) {
    return orElse(new Turn.TooFar(LATER), () -> take(patience));
  }

  @Override
  public Closure closure() {
    return orElse(
        new Closure(LATER, false),
        () -> {
          HostTurns turns = database.read(this::read);
          long remaining = turns.closedUntil() - turns.now();
          return remaining > 0
              ? new Closure(Duration.ofNanos(remaining * 1_000), turns.refused())
              : Closure.NONE;
        });
  }

  @Override
  public void refused(Duration pause) {
    boolean _ =
        orElse(false, () -> write(handle -> new HostTurnStore(handle).refused(host, pause)));
  }

  @Override
  public void close(Duration pause) {
    boolean _ = orElse(false, () -> write(handle -> new HostTurnStore(handle).close(host, pause)));
  }

  private Turn take(Duration patience) {
    for (int i = 0; i < TRIES; i++) {
      HostTurns turns = database.read(this::read);
      long readAt = System.nanoTime();
      long slot = Math.max(turns.now(), believable(turns));
      Duration delay = Duration.ofNanos((slot - turns.now()) * 1_000);
      if (delay.compareTo(patience) > 0) {
        return new Turn.TooFar(delay);
      }
      long next = slot + Math.round(MICROS / (perSecond * turns.share() * KEPT_BACK));
      boolean taken = database.read(handle -> new HostTurnStore(handle).take(host, turns, next));
      if (taken) {
        Duration left = delay.minusNanos(System.nanoTime() - readAt);
        return new Turn.Taken(left.isPositive() ? left : Duration.ZERO);
      }
    }
    return new Turn.TooFar(LATER);
  }

  /**
   * A slot further away than the longest queue at the slowest rate was taken before the database's
   * clock was set back.
   */
  private long believable(HostTurns turns) {
    long farthest = Math.round(MICROS * (60 + 2 / (perSecond * LOWEST_SHARE)));
    return turns.nextSlotAt() - turns.now() > farthest ? turns.now() : turns.nextSlotAt();
  }

  private HostTurns read(Handle handle) {
    HostTurnStore store = new HostTurnStore(handle);
    if (!known) {
      store.ensure(host);
      known = true;
    }
    Optional<HostTurns> turns = store.read(host);
    known = turns.isPresent();
    return turns.orElseThrow(() -> new IllegalStateException("no turns of " + host));
  }

  private boolean write(Consumer<Handle> work) {
    return database.write(handle -> {
      new HostTurnStore(handle).ensure(host);
      work.accept(handle);
      return true;
    });
  }

  /** Does it on the database's own threads; callers are virtual ones. */
  private <T> T orElse(T withoutDatabase, Supplier<T> work) {
    try {
      T result = CompletableFuture.supplyAsync(work, database.executor()).join();
      if (!working) {
        working = true;
        log.info("turns are taken again host={}", host);
      }
      return result;
    } catch (RuntimeException failure) {
      if (working) {
        working = false;
        log.warn("no turns can be taken host={} reason={}", host, failure.toString());
      }
      return withoutDatabase;
    }
  }
}

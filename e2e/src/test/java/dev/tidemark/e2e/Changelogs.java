package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what Tidemark wrote of the headline prices against what was true in the shop. */
final class Changelogs {
  /** From the moment at which the shop made its answer to the one that the row names. */
  private static final Duration TRAVEL = Duration.ofSeconds(12);

  private static final Duration SOON = Duration.ofSeconds(90);

  private final World world;
  private final Database database;

  Changelogs(World world, Database database) {
    this.world = world;
    this.database = database;
  }

  /** A state of the headline that a reader sees or that is true. */
  private record State(@Nullable Long price, @Nullable Long listPrice, boolean flash, boolean out) {
    static State of(PriceChange row) {
      boolean out = row.stock() == StockState.OUT;
      return out
          ? soldOut()
          : new State(row.price().units(), units(row.listPrice()), row.flashSale(), false);
    }

    static State of(TrueChange change) {
      boolean out = change.stock() == StockState.OUT;
      return out
          ? soldOut()
          : new State(change.price().units(), units(change.listPrice()), change.flashSale(), false);
    }

    static State of(Truth truth) {
      return truth.inStock()
          ? new State(truth.price().units(), units(truth.listPrice()), truth.flashSale(), false)
          : soldOut();
    }

    /** Sold out, a price is the last known one: which that is depends on the looks before. */
    private static State soldOut() {
      return new State(null, null, false, true);
    }

    private static @Nullable Long units(dev.tidemark.protocol.@Nullable Price price) {
      return price == null ? null : price.units();
    }
  }

  List<PriceChange> rows(DemoItem item) {
    Series series = new Series(item.key(PriceFleet.REGION).listing(), ModelId.HEADLINE, Source.WEB);
    return database.read(handle -> new PriceHistoryStore(handle).range(series, null, null, 10_000));
  }

  /** Waits until each item has been looked at once. */
  void awaitFirstRows(List<DemoItem> items) {
    await().atMost(SOON).until(() -> items.stream().noneMatch(item -> rows(item).isEmpty()));
  }

  /** Fails with the rows that were never true, and those that say nothing new. */
  void assertTrueAndWithoutRepeats(List<DemoItem> items) {
    assertThat(falseRows(items)).as("rows that were never true").isEmpty();
    assertThat(doubledRows(items)).as("rows that say nothing new").isEmpty();
  }

  /**
   * Waits until what is shown of each item has been the truth once from now on: prices go on
   * changing, and some of them are always about to be looked at again.
   */
  void awaitTruth(List<DemoItem> items) {
    List<DemoItem> wrong = new ArrayList<>(items);
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          wrong.removeAll(shownTruly(wrong));
          assertThat(wrong.stream().map(this::difference)).isEmpty();
        });
  }

  private String difference(DemoItem item) {
    return "%s: %s, while the shop says %s"
        .formatted(
            item.key(PriceFleet.REGION),
            rows(item).stream().reduce((_, later) -> later),
            State.of(world.truth(item, Instant.now())));
  }

  /** Rows that were true at no moment of the look that wrote them; each in words. */
  List<String> falseRows(List<DemoItem> items) {
    List<String> wrong = new ArrayList<>();
    for (DemoItem item : items) {
      for (PriceChange row : rows(item)) {
        if (!wasTrue(item, row)) {
          wrong.add(
              "%s: %s, while the shop said %s"
                  .formatted(item.key(PriceFleet.REGION), row, world.truth(item, row.at())));
        }
      }
    }
    return wrong;
  }

  private boolean wasTrue(DemoItem item, PriceChange row) {
    Instant from = row.at().minus(TRAVEL);
    State shown = State.of(row);
    return State.of(world.truth(item, from)).equals(shown)
        || headline(item, from, row.at().plusSeconds(1)).stream()
            .anyMatch(change -> State.of(change).equals(shown));
  }

  /** Rows that say nothing new; each in words. */
  List<String> doubledRows(List<DemoItem> items) {
    List<String> doubled = new ArrayList<>();
    for (DemoItem item : items) {
      PriceChange before = null;
      for (PriceChange row : rows(item)) {
        if (before != null
            && before.price().equals(row.price())
            && Objects.equals(before.listPrice(), row.listPrice())
            && before.flashSale() == row.flashSale()
            && before.stock() == row.stock()) {
          doubled.add(item.key(PriceFleet.REGION) + ": " + before + " and again " + row);
        }
        before = row;
      }
    }
    return doubled;
  }

  /** True states that lasted at least so long and never came to be shown; each in words. */
  List<String> missedStates(List<DemoItem> items, Instant from, Instant until, Duration atLeast) {
    List<String> missed = new ArrayList<>();
    for (DemoItem item : items) {
      List<PriceChange> rows = rows(item);
      List<TrueChange> changes = headline(item, from, until);
      for (int i = 0; i < changes.size(); i++) {
        Instant end = i + 1 < changes.size() ? changes.get(i + 1).at() : until;
        TrueChange change = changes.get(i);
        if (Duration.between(change.at(), end).compareTo(atLeast) >= 0
            && !shownAt(rows, end.minusMillis(1)).equals(Optional.of(State.of(change)))) {
          missed.add(
              "%s: %s until %s, shown %s"
                  .formatted(item.key(PriceFleet.REGION), change, end, shownAt(rows, end)));
        }
      }
    }
    return missed;
  }

  /** Of these items, those whose newest row says what is true at this moment. */
  List<DemoItem> shownTruly(List<DemoItem> items) {
    return items.stream()
        .filter(item -> {
          State before = State.of(world.truth(item, Instant.now()));
          List<PriceChange> rows = rows(item);
          return !rows.isEmpty() && State.of(rows.getLast()).equals(before);
        })
        .toList();
  }

  /** The share of the time, over all items, in which what was shown was not true: 0 to 1. */
  double staleShare(List<DemoItem> items, Instant from, Instant until) {
    long stale = 0;
    long samples = 0;
    for (DemoItem item : items) {
      List<PriceChange> rows = rows(item);
      for (Instant at = from; at.isBefore(until); at = at.plusMillis(500)) {
        samples++;
        if (!shownAt(rows, at).equals(Optional.of(State.of(world.truth(item, at))))) {
          stale++;
        }
      }
    }
    return (double) stale / samples;
  }

  private static Optional<State> shownAt(List<PriceChange> rows, Instant at) {
    return rows.stream()
        .filter(row -> !row.at().isAfter(at))
        .reduce((_, later) -> later)
        .map(State::of);
  }

  private List<TrueChange> headline(DemoItem item, Instant from, Instant until) {
    return world.changes(item, from, until).stream()
        .filter(change -> change.model().isHeadline())
        .toList();
  }
}

package dev.tidemark.simulator.exhibit;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the price of an item went until now. Immutable. */
record Course(List<Step> steps, Instant now) {
  /** Since when the item was to be had for a price, or was not to be had. */
  record Step(Instant at, Price price, boolean inStock) {}

  static Course of(World world, DemoItem item, Instant since, Instant now) {
    List<Step> steps = new ArrayList<>();
    Truth first = world.truth(item, since);
    steps.add(new Step(since, first.price(), first.inStock()));
    for (TrueChange change : world.changes(item, since.plusMillis(1), now)) {
      if (change.model().equals(ModelId.HEADLINE)) {
        steps.add(new Step(change.at(), change.price(), change.stock() == StockState.IN));
      }
    }
    return new Course(List.copyOf(steps), now);
  }

  Price price() {
    return steps.getLast().price();
  }

  boolean inStock() {
    return steps.getLast().inStock();
  }

  /** Which part of a time until now the item was to be had at such a price, from 0 to 1. */
  double share(Duration recently, Predicate<Price> such) {
    Instant from = now.minus(recently);
    long matching = 0;
    long all = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Instant end = i + 1 < steps.size() ? steps.get(i + 1).at() : now;
      Instant start = step.at().isBefore(from) ? from : step.at();
      if (step.inStock() && start.isBefore(end)) {
        long held = Duration.between(start, end).toMillis();
        all += held;
        matching += such.test(step.price()) ? held : 0;
      }
    }
    return all == 0 ? 0 : (double) matching / all;
  }

  /** The end of the last time at which the item was to be had at such a price. */
  Optional<Instant> lastAt(Predicate<Price> such) {
    for (int i = steps.size() - 2; i >= 0; i--) {
      if (steps.get(i).inStock() && such.test(steps.get(i).price())) {
        return Optional.of(steps.get(i + 1).at());
      }
    }
    return Optional.empty();
  }

  /** Since when the price has been what it is, whether the item was to be had or not. */
  Instant unchangedSince() {
    Instant since = steps.getLast().at();
    for (Step step : steps.reversed()) {
      if (!step.price().equals(price())) {
        return since;
      }
      since = step.at();
    }
    return since;
  }
}

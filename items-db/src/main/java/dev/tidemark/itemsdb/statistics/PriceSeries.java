package dev.tidemark.itemsdb.statistics;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The prices of one series as a step function: each holds until the next one is seen, the last one
 * until now.
 *
 * <p>Two kinds of time count for no price: gaps in which we did not look for more than {@link
 * #LONGEST_GAP}, and times when the item was sold out.
 */
public final class PriceSeries {
  /**
   * How long a price is taken to hold without a look. Half of the prices recorded on Shopee hold
   * for less than 9 hours and three of four for less than 27, so after a day of not looking the
   * price is more likely another one than the same.
   */
  public static final Duration LONGEST_GAP = Duration.ofDays(1);

  private final List<Stretch> stretches;
  private final List<PriceStep> steps;
  private final PriceChange latest;
  private final Instant lastSeen;
  private final Instant now;

  /**
   * @param changes all rows of the series, oldest first, at least one
   * @param lastSeen the last successful look
   */
  public PriceSeries(List<PriceChange> changes, Instant lastSeen, Instant now) {
    this.latest = changes.getLast();
    this.lastSeen = lastSeen.isBefore(latest.at()) ? latest.at() : lastSeen;
    this.now = now.isBefore(this.lastSeen) ? this.lastSeen : now;
    this.steps = steps(changes);
    this.stretches = stretches(changes);
  }

  private static List<PriceStep> steps(List<PriceChange> changes) {
    List<PriceStep> steps = new ArrayList<>();
    for (PriceChange change : changes) {
      if (steps.isEmpty() || !steps.getLast().price().equals(change.price())) {
        steps.add(new PriceStep(change.at(), change.price()));
      }
    }
    return Collections.unmodifiableList(steps);
  }

  private List<Stretch> stretches(List<PriceChange> changes) {
    List<Stretch> stretches = new ArrayList<>(changes.size());
    Instant runStart = changes.getFirst().at();
    for (int i = 0; i < changes.size(); i++) {
      PriceChange change = changes.get(i);
      if (i > 0 && !change.price().equals(changes.get(i - 1).price())) {
        runStart = change.at();
      }
      boolean last = i == changes.size() - 1;
      Instant lookedUntil = last ? lastSeen : lastLookBefore(changes.get(i + 1), change.at());
      Instant nextSeen = last ? now : changes.get(i + 1).at();
      boolean lost = Duration.between(lookedUntil, nextSeen).compareTo(LONGEST_GAP) > 0;
      stretches.add(
          new Stretch(
              runStart,
              change.at(),
              lost ? lookedUntil : nextSeen,
              lookedUntil,
              change.price(),
              change.stock() != StockState.OUT));
    }
    return stretches;
  }

  /** Without a known gap, as in imported histories, we are taken to have looked all the time. */
  private static Instant lastLookBefore(PriceChange change, Instant notBefore) {
    Duration gap = change.gap();
    Instant look = gap == null ? change.at() : change.at().minus(gap);
    return look.isBefore(notBefore) ? notBefore : look;
  }

  public Instant now() {
    return now;
  }

  public Instant lastSeen() {
    return lastSeen;
  }

  public Instant firstSeen() {
    return steps.getFirst().at();
  }

  /** The newest row. */
  public PriceChange latest() {
    return latest;
  }

  /** The price now, or the last one while sold out. */
  public Price price() {
    return latest.price();
  }

  /** The prices in their order, each different from the one before it. */
  List<PriceStep> steps() {
    return steps;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** How often the price has changed; changes of stock, list price or flash flag do not count. */
  public int changes() {
    return steps.size() - 1;
  }

  /** Whole days from the first observation to now. */
  public int observedDays() {
    return (int) Duration.between(firstSeen(), now).toDays();
  }

  /** The price in force at a time: the last one seen until then. */
  public Optional<Price> priceAt(Instant time) {
    return steps.reversed().stream()
        .filter(step -> !step.at().isAfter(time))
        .map(PriceStep::price)
        .findFirst();
  }

  /** The last so many days until now. */
  Window lastDays(int days) {
    return window(now.minus(Duration.ofDays(days)), now);
  }

  /** All of it. */
  Window whole() {
    return window(firstSeen(), now.plusMillis(1));
  }

  Window window(Instant from, Instant to) {
    return new Window(
        from, to, stretches.stream().filter(stretch -> stretch.touches(from, to)).toList());
  }
}

package dev.tidemark.itemsdb.statistics;

import dev.tidemark.protocol.Price;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is known of a series within [from, to). */
record Window(Instant from, Instant to, List<Stretch> stretches) {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** How long the item could be bought at a price that we know. */
  Duration priced() {
    return priced(price -> true);
  }

  /** How long it could be bought at such a price. */
  Duration priced(Predicate<Price> such) {
    return stretches.stream()
        .filter(stretch -> stretch.buyable() && such.test(stretch.price()))
        .map(stretch -> stretch.within(from, to))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The mean price, each weighted by how long it held; empty when nothing held for any time. */
  Optional<Price> average() {
    BigInteger sum = BigInteger.ZERO;
    BigInteger time = BigInteger.ZERO;
    for (Stretch stretch : stretches) {
      if (stretch.buyable()) {
        BigInteger held = BigInteger.valueOf(stretch.within(from, to).toMillis());
        sum = sum.add(held.multiply(BigInteger.valueOf(stretch.price().units())));
        time = time.add(held);
      }
    }
    if (time.signum() == 0) {
      return Optional.empty();
    }
    BigInteger rounded = sum.add(time.shiftRight(1)).divide(time);
    return Optional.of(new Price(rounded.longValueExact()));
  }

  /** The lowest price at which it could be bought; of equal ones the newest. */
  Optional<Stretch> lowest() {
    return newestBy(Comparator.comparing(Stretch::price));
  }

  /** The highest price at which it could be bought; of equal ones the newest. */
  Optional<Stretch> highest() {
    return newestBy(Comparator.comparing(Stretch::price).reversed());
  }

  private Optional<Stretch> newestBy(Comparator<Stretch> order) {
    return stretches.stream()
        .filter(Stretch::buyable)
        .min(order.thenComparing(Comparator.comparing(Stretch::start).reversed()));
  }

  /**
   * On how many of the days, counted back from {@code to}, we looked at least once. Between two
   * changes without a long gap we are taken to have looked daily: looks that change nothing are not
   * stored.
   */
  int daysLooked() {
    BitSet days = new BitSet();
    for (Stretch stretch : stretches) {
      Instant first = stretch.start().isBefore(from) ? from : stretch.start();
      Instant last = stretch.lastLook().isBefore(to) ? stretch.lastLook() : to.minusMillis(1);
      if (!last.isBefore(first)) {
        days.set(dayOf(last), dayOf(first) + 1);
      }
    }
    return days.cardinality();
  }

  private int dayOf(Instant time) {
    return (int) ((Duration.between(time, to).toMillis() - 1) / DAY);
  }
}

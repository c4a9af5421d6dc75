package dev.tidemark.itemsdb.statistics;

import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the verdict on a price.
 *
 * <p>It would rather say nothing than something wrong: no praise and no blame for a price that is
 * old, that we have watched for under two weeks, or that has changed less than twice.
 */
public final class Judge {
  /**
   * A price is stale after a day without a look, see {@link PriceSeries#LONGEST_GAP}; where looks
   * are rarer, after three intervals: two lost in a row happen, three mean that something is wrong.
   */
  static final Duration STALE_AFTER = PriceSeries.LONGEST_GAP;

  static final int STALE_INTERVALS = 3;

  /** With a single change there is a before and an after, but no saying which of them is usual. */
  static final int MIN_CHANGES = 2;

  /**
   * The part of the days at which a price must have been higher to be called good, or lower to be
   * called high: three days of four. The ends of a price's range are its best and its worst
   * quarter.
   */
  static final int MOST_DAYS = 75;

  /**
   * The part of the days at which it must have been higher for "lowest ever": nine of ninety. Nine
   * of ten passing moves on Shopee are over within a day, so that a spike does not make the price
   * before and after it a bargain.
   */
  static final int SOME_DAYS = 10;

  /**
   * How far from the average a price must be to be called good or high, in percent. Every sixth of
   * the moves recorded on Shopee is smaller: another variation sold out, or rounding.
   */
  static final int WORTH_A_WORD = 1;

  private Judge() {}

  /**
   * What can be said about the price of a series now.
   *
   * @param interval between two looks at this item
   */
  public static Verdict judge(PriceSeries series, Statistics statistics, Duration interval) {
    Duration unseen = Duration.between(series.lastSeen(), series.now());
    if (unseen.compareTo(staleAfter(interval)) > 0) {
      return new Verdict.Stale(series.lastSeen(), (int) unseen.toDays());
    }
    int days = statistics.observedDays();
    if (days < Statistics.MIN_DAYS) {
      return new Verdict.TooEarly(series.firstSeen(), days);
    }
    if (statistics.changes() == 0) {
      return new Verdict.NeverChanged(series.firstSeen(), days, looks(series, interval));
    }
    if (statistics.changes() < MIN_CHANGES) {
      return new Verdict.TooEarly(series.firstSeen(), days);
    }
    return compare(series, statistics);
  }

  static Duration staleAfter(Duration interval) {
    Duration several = interval.multipliedBy(STALE_INTERVALS);
    return several.compareTo(STALE_AFTER) > 0 ? several : STALE_AFTER;
  }

  private static Verdict compare(PriceSeries series, Statistics statistics) {
    Window recent = series.lastDays(Statistics.DAYS);
    Optional<Price> average = recent.average();
    Optional<Stretch> cheapest = recent.lowest();
    if (average.isEmpty() || cheapest.isEmpty()) {
      return new Verdict.TooEarly(series.firstSeen(), statistics.observedDays());
    }
    Price price = series.price();
    int days = Math.min(statistics.observedDays(), Statistics.DAYS);
    int higher = Percent.share(recent.priced(p -> p.compareTo(price) > 0), recent.priced());
    int lower = Percent.share(recent.priced(p -> p.compareTo(price) < 0), recent.priced());
    int belowAverage = Percent.discount(price, average.get());
    if (isLowest(price, statistics) && higher >= SOME_DAYS) {
      return new Verdict.LowestEver(series.firstSeen(), statistics.observedDays(), higher);
    }
    if (higher >= MOST_DAYS && belowAverage >= WORTH_A_WORD) {
      return new Verdict.Good(higher, days);
    }
    if (lower >= MOST_DAYS && belowAverage <= -WORTH_A_WORD) {
      return new Verdict.High(lower, days, cheapest.get().price(), cheapest.get().lastLook());
    }
    return new Verdict.Usual(higher, days, average.get());
  }

  private static boolean isLowest(Price price, Statistics statistics) {
    return statistics.lowest() != null && price.compareTo(statistics.lowest().price()) <= 0;
  }

  private static long looks(PriceSeries series, Duration interval) {
    Duration watched = Duration.between(series.firstSeen(), series.lastSeen());
    return 1 + (interval.isPositive() ? watched.dividedBy(interval) : 0);
  }
}

package dev.tidemark.itemsdb.statistics;

import dev.tidemark.protocol.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether now is a good time to buy, with the numbers that the sentence names. */
public sealed interface Verdict {
  /**
   * The price has never been lower in all the days since we began, and has really been higher.
   *
   * @param percentOfDays on which part of the last 90 days it was higher
   */
  record LowestEver(Instant since, int days, int percentOfDays) implements Verdict {}

  /** The price was higher on most of these days. */
  record Good(int percentOfDays, int days) implements Verdict {}

  /** The price is about what it was on most of these days. */
  record Usual(int percentOfDays, int days, Price average) implements Verdict {}

  /**
   * The price was lower on most of these days.
   *
   * @param compared the lowest price of these days
   * @param comparedAt the last look that saw it
   */
  record High(int percentOfDays, int days, Price compared, Instant comparedAt) implements Verdict {}

  /**
   * We have only ever seen this price.
   *
   * @param looks about how often we looked, from the interval between looks
   */
  record NeverChanged(Instant since, int days, long looks) implements Verdict {}

  /** We have seen too little: under two weeks, or a single change. */
  record TooEarly(@Nullable Instant since, int days) implements Verdict {}

  /** We have not looked for a while, so the price may be another one by now. */
  record Stale(Instant lastSeen, int days) implements Verdict {}
}

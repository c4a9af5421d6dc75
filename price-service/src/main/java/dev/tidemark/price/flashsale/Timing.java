package dev.tidemark.price.flashsale;

import java.time.Duration;

/**
 * How often a session is asked about, by its length. Shopee's last two to twelve hours; for them
 * the bounds on the right decide. The demo shop's last minutes: for them everything shrinks in
 * proportion, so that a short session is followed in as many steps as a long one.
 *
 * @param sessions between two lists of sessions: a sixth of the session, at most 10 minutes
 * @param afterBorder between a start or end and the list of sessions that shows what follows it: a
 *     twentieth, at most a minute
 * @param items between two lists of its items, for what is sold out: a 24th, at most 10 minutes
 * @param sweep between two questions about every offer while it runs: a twelfth, at most 15 minutes
 * @param announced the same before it runs, where only hidden prices are to be seen: a quarter, at
 *     most an hour
 * @param last how long before the end the last question about every offer begins: a 60th, at most 2
 *     minutes
 */
record Timing(
    Duration sessions,
    Duration afterBorder,
    Duration items,
    Duration sweep,
    Duration announced,
    Duration last) {

  /** How long after a boundary to look: a shop's own clock and caches may lag a little. */
  static final Duration AFTER_BOUNDARY = Duration.ofSeconds(2);

  /** Of the budget of the host, what asking about all offers again and again may take. */
  private static final double SWEEP_SHARE = 0.25;

  /** No question is asked more often, however short a session is. */
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /**
   * Times the questions about a session.
   *
   * @param requests how many it takes to ask about every offer
   * @param perSecond the calls that the host grants
   */
  static Timing of(Duration length, int requests, double perSecond) {
    Duration affordable = Duration.ofMillis((long) (1_000 * requests / (SWEEP_SHARE * perSecond)));
    Duration asking = Duration.ofMillis((long) (1_000 * requests / perSecond));
    return new Timing(
        part(length, 6, Duration.ofMinutes(10)),
        part(length, 20, Duration.ofMinutes(1)),
        part(length, 24, Duration.ofMinutes(10)),
        max(part(length, 12, Duration.ofMinutes(15)), affordable),
        max(part(length, 4, Duration.ofHours(1)), affordable),
        min(max(part(length, 60, Duration.ofMinutes(2)), asking), length.dividedBy(4)));
  }

  private static Duration part(Duration length, int divisor, Duration most) {
    return min(max(length.dividedBy(divisor), SHORTEST), most);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

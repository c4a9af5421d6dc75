package dev.tidemark.price.flashsale;

import dev.tidemark.marketplace.listing.PriceCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which questions failed a moment ago, and how long nothing is to be asked at all. For
 * use by one thread at a time.
 */
final class Patience {
  /** A boundary is worth a second try within seconds. */
  private static final Duration FIRST = Duration.ofSeconds(4);

  /** As long as between two lists of sessions. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int MOST_DOUBLINGS = 8;

  private final RandomGenerator random;
  private final Map<Question, Instant> quiet = new HashMap<>();
  private Instant silent = Instant.EPOCH;
  private int failures;

  Patience(RandomGenerator random) {
    this.random = random;
  }

  boolean allows(Question question, Instant now) {
    Instant until = quiet.get(question);
    return !now.isBefore(silent) && (until == null || !now.isBefore(until));
  }

  void succeeded(Instant now) {
    failures = 0;
    quiet.values().removeIf(until -> !now.isBefore(until));
  }

  /** Decides how long to wait after a question had no answer. */
  void failed(Question question, PriceCheck reason, Instant now) {
    switch (reason) {
      case PriceCheck.Postponed it -> silent = now.plus(it.retryAfter());
      case PriceCheck.Blocked it -> silent = now.plus(longer(it.retryAfter(), backOff()));
      case PriceCheck.Unreachable it -> silent = now.plus(longer(it.retryAfter(), backOff()));
      // What is wrong with one question need not be wrong with the others.
      case PriceCheck.Gone _,
          PriceCheck.Refused _,
          PriceCheck.Withheld _,
          PriceCheck.NotOffered _,
          PriceCheck.Retired _,
          PriceCheck.Answered _ ->
          quiet.put(question, now.plus(backOff()));
    }
  }

  /** Decides the same after an answer that we could not make use of, by our own mistake. */
  void broke(Question question, Instant now) {
    quiet.put(question, now.plus(backOff()));
  }

  /** Doubles with each failure, and lies in the upper half of that, so that clocks drift apart. */
  private Duration backOff() {
    long doubled = FIRST.toMillis() << Math.min(failures++, MOST_DOUBLINGS);
    long bound = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
  }

  private static Duration longer(@Nullable Duration asked, Duration ours) {
    return asked == null || asked.compareTo(ours) < 0 ? ours : asked;
  }
}

package dev.tidemark.user.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets five attempts of each key through, then one at a time after a wait that doubles; nothing is
 * ever locked for good. Safe for use by many threads.
 *
 * <p>A refused attempt is not counted, so that knocking does not keep the door shut.
 */
public final class GrowingDelay {
  private static final int FREE_ATTEMPTS = 5;

  /** Five free attempts and this wait make five attempts in any minute. */
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private record Attempts(int count, long lastAtMillis, long waitMillis) {
    private static final Attempts NONE = new Attempts(0, 0, 0);
  }

  private final InstantSource clock;
  private final Cache<String, Attempts> attempts = RecentKeys.cache(FORGOTTEN_AFTER);

  public GrowingDelay(InstantSource clock) {
    this.clock = clock;
  }

  /** Counts an attempt that is about to be made; answers how long to wait when it may not be. */
  public Optional<Duration> begin(String key) {
    long now = clock.millis();
    Attempts result =
        attempts.asMap().compute(key, (same, old) -> next(old == null ? Attempts.NONE : old, now));
    return result.waitMillis() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(result.waitMillis()));
  }

  /** Forgets the attempts of a key, because one of them was right. */
  public void clear(String key) {
    attempts.invalidate(key);
  }

  /** Takes an attempt out of the count that was not made after all. */
  public void giveBack(String key) {
    attempts
        .asMap()
        .computeIfPresent(
            key,
            (same, old) ->
                old.count() <= 1 ? null : new Attempts(old.count() - 1, old.lastAtMillis(), 0));
  }

  private static Attempts next(Attempts old, long now) {
    long since = now - old.lastAtMillis();
    if (old.count() == 0 || since >= FORGOTTEN_AFTER.toMillis()) {
      return new Attempts(1, now, 0);
    }
    long wait = waitAfter(old.count()) - Math.max(0, since);
    return wait > 0
        ? new Attempts(old.count(), old.lastAtMillis(), wait)
        : new Attempts(old.count() + 1, now, 0);
  }

  private static long waitAfter(int count) {
    if (count < FREE_ATTEMPTS) {
      return 0;
    }
    // Four doublings reach the longest wait; more would overflow one day.
    int doublings = Math.min(count - FREE_ATTEMPTS, 4);
    return Math.min(FIRST_WAIT.toMillis() << doublings, LONGEST_WAIT.toMillis());
  }
}

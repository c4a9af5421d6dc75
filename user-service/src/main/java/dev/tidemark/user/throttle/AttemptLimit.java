package dev.tidemark.user.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets so many attempts of each key through in a period, spread evenly once they are used up (the
 * generic cell rate algorithm: one number per key). Safe for use by many threads.
 */
public final class AttemptLimit {
  /** When the key's allowance will be whole again, and how long a refused attempt has to wait. */
  private record Level(long wholeAtMillis, long waitMillis) {}

  private final long periodMillis;
  private final long stepMillis;
  private final InstantSource clock;
  private final Cache<String, Level> levels;

  public AttemptLimit(int attempts, Duration period, InstantSource clock) {
    this.periodMillis = period.toMillis();
    this.stepMillis = periodMillis / attempts;
    this.clock = clock;
    this.levels = RecentKeys.cache(period);
  }

  /** Takes an attempt; answers how long to wait when there is none left. */
  public Optional<Duration> take(String key) {
    long now = clock.millis();
    Level level =
        levels.asMap().merge(key, taken(new Level(now, 0), now), (old, first) -> taken(old, now));
    return level.waitMillis() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(level.waitMillis()));
  }

  /** Gives an attempt back that turned out not to count. */
  public void giveBack(String key) {
    levels
        .asMap()
        .computeIfPresent(key, (same, level) -> new Level(level.wholeAtMillis() - stepMillis, 0));
  }

  private Level taken(Level level, long now) {
    // Never further ahead than one period, should the clock have been set back.
    long from = Math.clamp(level.wholeAtMillis(), now, now + periodMillis);
    long wholeAt = from + stepMillis;
    long wait = wholeAt - now - periodMillis;
    return wait > 0 ? new Level(from, wait) : new Level(wholeAt, 0);
  }
}

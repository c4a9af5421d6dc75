package dev.tidemark.user.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Bounded memory for what was tried lately: the oldest and least used keys are forgotten. */
final class RecentKeys {
  /** About 20 MB when full; filling it takes longer at our hashing rate than keys are kept. */
  private static final int MOST = 100_000;

  private RecentKeys() {}

  static <V> Cache<String, V> cache(Duration kept) {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build();
  }
}

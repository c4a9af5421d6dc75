package dev.tidemark.simulator.affiliate;

import java.time.Duration;
import java.time.Instant;

/** So many calls in every hour of the clock. Thread-safe. */
final class HourlyLimit {
  /** The limit of the real interface for each application. */
  static final int CALLS = 2_000;

  private long hour;
  private int calls;

  synchronized boolean allows(Instant now) {
    long present = now.getEpochSecond() / Duration.ofHours(1).toSeconds();
    if (present != hour) {
      hour = present;
      calls = 0;
    }
    calls++;
    return calls <= CALLS;
  }
}

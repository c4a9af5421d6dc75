package dev.tidemark.server.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for other processes, of which one learns only by looking again. */
final class Waiting {
  private static final long LOOK_AGAIN_MILLIS = 50;

  private Waiting() {}

  /** Looks until a condition holds; false when it does not within the time. */
  static boolean until(BooleanSupplier condition, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause(Duration.ofMillis(LOOK_AGAIN_MILLIS));
    }
    return true;
  }

  /** Gives another process time for what it does not tell of. */
  static void pause(Duration time) {
    try {
      boolean _ = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while waiting", e);
    }
  }
}

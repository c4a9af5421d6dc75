package dev.tidemark.runtime.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often, and after which pauses, one transaction is begun again. For one thread. */
final class Attempts {
  /** A race lost five times is no accident any more. */
  private static final int MOST = 5;

  /** The caller's deadline is two seconds; past most of it nobody waits for the answer. */
  private static final Duration LONGEST = Duration.ofMillis(1_500);

  private final long begun = System.nanoTime();
  private int made = 1;

  /** Pauses and says yes, or says that it is enough. */
  boolean another() {
    if (made >= MOST || System.nanoTime() - begun > LONGEST.toNanos()) {
      return false;
    }
    try {
      // 5..10 ms, 10..20 ms, ...: the winners of the race are through by then, and the losers
      // apart.
      long base = 5L << (made - 1);
      Thread.sleep(ThreadLocalRandom.current().nextLong(base, base * 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    made++;
    return true;
  }
}

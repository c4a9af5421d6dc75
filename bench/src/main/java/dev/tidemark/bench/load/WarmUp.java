package dev.tidemark.bench.load;

import java.util.Locale;

/**
 * Requests until a system no longer gets faster. Compilers of eight Java processes on two cores
 * need minutes, and how many depends on the machine, so that no fixed time would do.
 */
final class WarmUp {
  /** So many runs in a row without a gain are enough. */
  static final int ENOUGH = 4;

  private static final int MOST = 20;
  private static final double GAIN = 1.05;

  /** A short run. */
  interface Run {
    /** Answers a second. */
    double perSecond() throws InterruptedException;
  }

  private final Run run;

  WarmUp(Run run) {
    this.run = run;
  }

  /** Runs until no run was five per cent better than all before it, four times in a row. */
  void run() throws InterruptedException {
    double best = 0;
    int sinceGain = 0;
    int runs = 0;
    while (sinceGain < ENOUGH && runs < MOST) {
      double reached = run.perSecond();
      sinceGain = reached > GAIN * best ? 0 : sinceGain + 1;
      best = Math.max(best, reached);
      runs++;
    }
    System.err.printf(Locale.ROOT, "Warm after %d runs, at most %,.0f/s.%n", runs, best);
  }
}

package dev.tidemark.bench.load;

import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordHash;
import dev.tidemark.user.password.PasswordHasher;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What checking a password takes by itself, which no log-in can do without. */
final class PasswordLimit {
  private static final double NANOS = 1e9;

  private final PasswordHasher hasher = new PasswordHasher(PasswordHasher.Cost.OWASP);
  private final Password password = Password.typed("correct horse");
  private final PasswordHash stored = hasher.hash(password);
  private final LongAdder checks = new LongAdder();
  private final LongAdder cpuNanos = new LongAdder();

  /**
   * What was done.
   *
   * @param cpu seconds of one processor
   */
  record Result(Loop loop, double cpu) {}

  /** Checks as many passwords as all processors can. */
  Result measure(int seconds) throws InterruptedException {
    checks.reset();
    cpuNanos.reset();
    long started = System.nanoTime();
    long until = started + (long) (seconds * NANOS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      threads.add(Thread.ofPlatform().start(() -> check(until)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - started) / NANOS;
    return new Result(new Loop(took, checks.sum(), 0, 0, 0, 0, 0, 0, 0, 0), cpuNanos.sum() / NANOS);
  }

  private void check(long until) {
    while (System.nanoTime() < until) {
      boolean _ = hasher.matches(password, stored);
      checks.increment();
    }
    cpuNanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }
}

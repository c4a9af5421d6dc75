package dev.tidemark.price.duty;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does things again and again, one after another on one thread. A failure is logged when it begins
 * and when it ends, and does not keep the thing from being tried again. Thread-safe.
 */
public final class Duties implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Duties.class);

  /** Longer than any statement may take. */
  private static final Duration STOP = Duration.ofSeconds(3);

  private final ScheduledExecutorService thread;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /**
   * Starts the thread.
   *
   * @param name the thread's name
   */
  public Duties(String name) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Does something now, and again so long after it was done. */
  public void every(Duration pause, String name, Runnable duty) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> attempt(name, duty), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt(String name, Runnable duty) {
    try {
      duty.run();
      if (failing.remove(name)) {
        log.info("works again duty={}", name);
      }
    } catch (RuntimeException failure) {
      if (failing.add(name)) {
        log.warn("fails and is tried again duty={}", name, failure);
      }
    }
  }

  /** Waits for what is being done, and does no more. */
  @Override
  public void close() {
    // Not interrupted: what talks to the database is soon done, and would only log a failure.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("a duty does not end threads={}", thread);
        thread.shutdownNow();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.tidemark.user.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties an outbox once a second on a thread of its own, and goes on after any failure. */
public final class Courier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  /** Whoever adds a known item sees a look at it within a few seconds. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final String news;
  private final BooleanSupplier delivery;
  private final ScheduledExecutorService thread;
  private boolean failing;

  /**
   * Makes a courier, who rests until {@link #start}.
   *
   * @param news what is told, for the log
   * @param delivery tells some of it; true when there is more
   */
  public Courier(String news, BooleanSupplier delivery) {
    this.news = news;
    this.delivery = delivery;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tell-" + news.replace(' ', '-')).daemon().factory());
  }

  /** Begins to tell, again and again. */
  public void start() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::attempt, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    try {
      boolean more = true;
      while (more && !Thread.currentThread().isInterrupted()) {
        more = delivery.getAsBoolean();
      }
      if (failing) {
        failing = false;
        log.info("The price service is told again news={}", news);
      }
    } catch (RuntimeException failure) {
      if (!failing) {
        failing = true;
        log.warn(
            "The price service cannot be told yet news={} reason={}", news, failure.toString());
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

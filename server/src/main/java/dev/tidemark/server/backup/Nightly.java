package dev.tidemark.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something every night, and tries again after an hour when it fails. Thread-safe. */
public final class Nightly implements AutoCloseable {
  /** Work that says whether it succeeded. */
  @FunctionalInterface
  public interface Work {
    boolean done();
  }

  /** When shops and people are quiet. */
  private static final LocalTime AT = LocalTime.of(3, 17);

  private static final Duration AGAIN = Duration.ofHours(1);

  private final Work work;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("nightly").factory());

  private Nightly(Work work, InstantSource clock, ZoneId zone) {
    this.work = work;
    this.clock = clock;
    this.zone = zone;
  }

  /** Begins with the next night. */
  public static Nightly start(Work work, InstantSource clock, ZoneId zone) {
    Nightly nightly = new Nightly(work, clock, zone);
    nightly.schedule(untilNext(clock.instant(), zone));
    return nightly;
  }

  private void schedule(Duration delay) {
    var _ = thread.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    schedule(work.done() ? untilNext(clock.instant(), zone) : AGAIN);
  }

  static Duration untilNext(Instant now, ZoneId zone) {
    ZonedDateTime today = now.atZone(zone).with(AT);
    ZonedDateTime next = today.toInstant().isAfter(now) ? today : today.plusDays(1);
    return Duration.between(now, next.toInstant());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

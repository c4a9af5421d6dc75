package dev.tidemark.marketplace.politeness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What politeness needs of time; tests let it pass by hand. */
public interface Timekeeper {

  /** The time of day, for operators and for dates in answers. */
  Instant now();

  /** Nanoseconds from some beginning; unlike {@link #now()} never set back. */
  long nanos();

  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own time, with the time of day from this clock. */
  static Timekeeper system(InstantSource clock) {
    return new Timekeeper() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}

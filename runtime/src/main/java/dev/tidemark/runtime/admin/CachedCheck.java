package dev.tidemark.runtime.admin;

import dev.tidemark.runtime.admin.Readiness.Status;
import dev.tidemark.runtime.admin.Readiness.ThrowingCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One check, run at most once at a time and at most once a second. Thread-safe. */
final class CachedCheck {
  /** An answer this old is still an answer. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final ThrowingCheck check;
  private final Duration limit;
  private final InstantSource clock;
  private @Nullable CompletableFuture<Status> latest;
  private Instant begun = Instant.EPOCH;

  CachedCheck(ThrowingCheck check, Duration limit, InstantSource clock) {
    this.check = check;
    this.limit = limit;
    this.clock = clock;
  }

  /** Starts looking, unless the last look is fresh or has not come back. */
  void begin() {
    var _ = latest();
  }

  private synchronized CompletableFuture<Status> latest() {
    CompletableFuture<Status> last = latest;
    Instant now = clock.instant();
    if (last != null && (!last.isDone() || begun.plus(FRESH).isAfter(now))) {
      return last;
    }
    CompletableFuture<Status> next = new CompletableFuture<>();
    latest = next;
    begun = now;
    Thread.ofVirtual().name("readiness").start(() -> next.complete(look()));
    return next;
  }

  /** The status, waiting for it no longer than the limit. */
  Status status() {
    try {
      return latest().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Status(false, "no answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Status(false, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look completes with a status", e);
    }
  }

  private Status look() {
    try {
      check.run();
      return Status.UP;
    } catch (Exception e) {
      String reason = e.getMessage();
      return new Status(false, reason == null ? e.getClass().getSimpleName() : reason);
    }
  }
}

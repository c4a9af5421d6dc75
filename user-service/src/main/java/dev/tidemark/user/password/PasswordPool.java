package dev.tidemark.user.password;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.RequestId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that hash passwords: one per core, and a queue that never keeps anyone longer than
 * two seconds; beyond that a caller is told to come again. Safe for use by many threads.
 *
 * <p>Answers arrive on the threads of another executor, with the request's id, so that whoever goes
 * on with them does not keep a core from hashing.
 */
public final class PasswordPool implements AutoCloseable {
  /** What came of comparing a password with a stored hash. */
  public record Check(boolean matches, Optional<PasswordHash> stronger) {
    private static final Check FAILED = new Check(false, Optional.empty());
  }

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** A core makes 20 to 30 hashes a second; more than these could not be begun within the wait. */
  private static final int QUEUED_PER_THREAD = 50;

  private final PasswordHasher hasher;
  private final ThreadPoolExecutor threads;
  private final Executor answers;
  private final Timer hashes;

  public PasswordPool(PasswordHasher hasher, int threads, Executor answers, MeterRegistry metrics) {
    this.hasher = hasher;
    this.answers = answers;
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(threads * QUEUED_PER_THREAD),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
    this.hashes =
        Timer.builder("tidemark_password_hash")
            .description("Time spent on one password, without waiting")
            .register(metrics);
    Gauge.builder("tidemark_password_queue", this.threads, pool -> pool.getQueue().size())
        .description("Passwords waiting for a thread that hashes them")
        .register(metrics);
  }

  /** Hashes a new password; fails with OVERLOADED when too many are waiting. */
  public CompletableFuture<PasswordHash> hash(Password password) {
    return submit(() -> hasher.hash(password));
  }

  /**
   * Compares a password with a stored hash, or with nobody's, in the same time. A match at an
   * outdated cost brings a stronger hash along.
   */
  public CompletableFuture<Check> check(Password password, @Nullable PasswordHash stored) {
    return submit(() -> {
      if (stored == null) {
        hasher.spendAsLong(password);
        return Check.FAILED;
      }
      if (!hasher.matches(password, stored)) {
        return Check.FAILED;
      }
      return new Check(
          true, hasher.isOutdated(stored) ? Optional.of(hasher.hash(password)) : Optional.empty());
    });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private <T> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    long queuedAt = System.nanoTime();
    String request = RequestId.current();
    try {
      threads.execute(() -> {
        Runnable completion = run(work, answer, queuedAt);
        answers.execute(() -> inRequest(request, completion));
      });
    } catch (RejectedExecutionException full) {
      answer.completeExceptionally(overloaded());
    }
    return answer;
  }

  /** Does the work, and answers how to tell. */
  private <T> Runnable run(Supplier<T> work, CompletableFuture<T> answer, long queuedAt) {
    if (System.nanoTime() - queuedAt > LONGEST_WAIT.toNanos()) {
      return () -> answer.completeExceptionally(overloaded());
    }
    try {
      T result = hashes.record(work);
      return () -> answer.complete(result);
    } catch (RuntimeException | Error failure) {
      return () -> answer.completeExceptionally(failure);
    }
  }

  private static void inRequest(String request, Runnable completion) {
    try (RequestId.Scope _ = RequestId.enter(request)) {
      completion.run();
    }
  }

  private static TidemarkException overloaded() {
    return TidemarkException.retryAfter(
        ErrorCode.OVERLOADED, "too many passwords are being checked, try again", LONGEST_WAIT);
  }
}

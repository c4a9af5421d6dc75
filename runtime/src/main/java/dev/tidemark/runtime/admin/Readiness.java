package dev.tidemark.runtime.admin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What a process depends on, by name, and how each stands.
 *
 * <p>Checks run when somebody asks, all at once and for a bounded time; an answer serves for a
 * second, so that several probes cost one check. Thread-safe.
 */
public final class Readiness {
  /** Looks at a dependency; an exception says that it is away, and why. */
  @FunctionalInterface
  public interface ThrowingCheck {
    void run() throws Exception;
  }

  /** How a dependency stands, with a reason in words when it is away. */
  public record Status(boolean up, String detail) {
    static final Status UP = new Status(true, "");
  }

  /** Probes come every few seconds and give up after one or two. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final ConcurrentMap<String, CachedCheck> checks = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private volatile boolean draining;

  public Readiness(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a dependency; a second one of the same name takes the first one's place. */
  public void register(String dependency, ThrowingCheck check) {
    checks.put(dependency, new CachedCheck(check, LIMIT, clock));
  }

  /** How every dependency stands, in the order of their names. */
  public Map<String, Status> check() {
    Map<String, CachedCheck> inOrder = new TreeMap<>(checks);
    inOrder.values().forEach(CachedCheck::begin);
    Map<String, Status> statuses = new LinkedHashMap<>();
    inOrder.forEach((name, check) -> statuses.put(name, check.status()));
    return statuses;
  }

  /** Whether requests are welcome: everything is up and the process is not ending. */
  public boolean ready() {
    return !draining && check().values().stream().allMatch(Status::up);
  }

  /** Says from now on that requests had better go elsewhere. */
  public void draining() {
    draining = true;
  }

  public boolean isDraining() {
    return draining;
  }
}

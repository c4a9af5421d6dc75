package dev.tidemark.runtime.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The timers of one side of RPC, one for each method and status. Streams are not timed: an
 * hour-long subscription says nothing about speed. Thread-safe.
 */
final class RpcTimers {
  /** Buckets around what we aim for (5 ms) and what we allow (2 s deadlines, 5 s at most). */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
    Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;
  private final String name;
  private final String role;
  private final Map<RpcLabel, Timer> timers = new ConcurrentHashMap<>();

  RpcTimers(MeterRegistry registry, String name, String role) {
    this.registry = registry;
    this.name = name;
    this.role = role;
  }

  boolean counts(MethodDescriptor<?, ?> method) {
    return method.getType() == MethodType.UNARY;
  }

  void record(RpcLabel label, long startedNanos) {
    timers
        .computeIfAbsent(label, this::timer)
        .record(Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  private Timer timer(RpcLabel label) {
    return Timer.builder(name)
        .description("Duration of RPCs by method and gRPC status")
        .tags(label.tags(role))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}

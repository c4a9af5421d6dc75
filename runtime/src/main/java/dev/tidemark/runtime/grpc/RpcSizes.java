package dev.tidemark.runtime.grpc;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sizes of answers, for each method and status. Thread-safe. */
final class RpcSizes {
  private final MeterRegistry registry;
  private final String name;
  private final String role;
  private final Map<RpcLabel, DistributionSummary> sizes = new ConcurrentHashMap<>();

  RpcSizes(MeterRegistry registry, String name, String role) {
    this.registry = registry;
    this.name = name;
    this.role = role;
  }

  void record(RpcLabel label, long bytes) {
    sizes.computeIfAbsent(label, this::summary).record((double) bytes);
  }

  private DistributionSummary summary(RpcLabel label) {
    return DistributionSummary.builder(name)
        .description("Size of answers of RPCs by method and gRPC status, before compression")
        .baseUnit("bytes")
        .tags(label.tags(role))
        .register(registry);
  }
}

package dev.tidemark.runtime.role;

import java.util.List;
import java.util.Map;

/** How gRPC spreads and repeats calls, in its own vocabulary (grpc.io "service config"). */
final class ServiceConfig {
  private ServiceConfig() {}

  /** Calls go to the instances in turn, leaving out those whose health service says no. */
  static Map<String, ?> balanced() {
    return Map.of(
        "loadBalancingConfig", List.of(Map.of("round_robin", Map.of())),
        "healthCheckConfig", Map.of("serviceName", ""));
  }
}

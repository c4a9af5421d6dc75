package dev.tidemark.runtime.role;

import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc;
import dev.tidemark.protocol.user.v1.UserServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How gRPC spreads and repeats calls, in its own vocabulary (grpc.io, "service config"). */
final class ServiceConfig {
  /**
   * Two more attempts: with two instances, one of them lost, the second attempt finds the other.
   * When one call in ten fails, the service itself is in trouble and repeats stop.
   */
  private static final Map<String, ?> RETRY =
      Map.of(
          "maxAttempts",
          3.0,
          "initialBackoff",
          "0.05s",
          "maxBackoff",
          "0.5s",
          "backoffMultiplier",
          2.0,
          "retryableStatusCodes",
          List.of("UNAVAILABLE"));

  /**
   * All calls under way fail together when an instance is lost, so that fifty may before repeats
   * stop.
   */
  private static final Map<String, ?> THROTTLING = Map.of("maxTokens", 100.0, "tokenRatio", 0.1);

  private ServiceConfig() {}

  /**
   * Calls go to the instances in turn, leaving out those whose health service says no.
   *
   * <p>The health of a single address is not asked for. It may be a balancer, and then the answer
   * is that of one instance behind it: when that one ended, clients would no longer use the others.
   *
   * <p>A call under which an instance was lost is made again if the contract gives it an
   * idempotency level: no other may have been carried out already. What a service itself refuses is
   * never repeated, its trailer says so.
   *
   * @param addresses how many the service has
   */
  static Map<String, ?> of(String service, int addresses) {
    Map<String, Object> config = new HashMap<>();
    config.put("loadBalancingConfig", List.of(Map.of("round_robin", Map.of())));
    config.put("retryThrottling", THROTTLING);
    config.put(
        "methodConfig",
        List.of(Map.of("name", repeatable(descriptors(service)), "retryPolicy", RETRY)));
    if (addresses > 1) {
      config.put("healthCheckConfig", Map.of("serviceName", ""));
    }
    return config;
  }

  private static List<ServiceDescriptor> descriptors(String service) {
    return switch (service) {
      case "user" ->
          List.of(
              UserServiceGrpc.getServiceDescriptor(),
              AccountAdministrationGrpc.getServiceDescriptor());
      case "item" -> List.of(ItemServiceGrpc.getServiceDescriptor());
      case "price" ->
          List.of(
              PriceServiceGrpc.getServiceDescriptor(),
              PriceAdministrationGrpc.getServiceDescriptor());
      default -> throw new IllegalArgumentException("no contract of a service " + service);
    };
  }

  private static List<Map<String, String>> repeatable(List<ServiceDescriptor> services) {
    return services.stream()
        .flatMap(service -> service.getMethods().stream())
        .filter(ServiceConfig::isRepeatable)
        .map(method ->
            Map.of(
                "service",
                String.valueOf(method.getServiceName()),
                "method",
                String.valueOf(method.getBareMethodName())))
        .toList();
  }

  private static boolean isRepeatable(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
        && schema.getMethodDescriptor().getOptions().getIdempotencyLevel()
            != IdempotencyLevel.IDEMPOTENCY_UNKNOWN;
  }
}

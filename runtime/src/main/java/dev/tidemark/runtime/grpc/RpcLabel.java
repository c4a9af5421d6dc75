package dev.tidemark.runtime.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;

/** What the figures of a call are told apart by: its method, and how it ended. */
record RpcLabel(MethodDescriptor<?, ?> method, Status.Code status) {
  Tags tags(String role) {
    String service = Objects.requireNonNullElse(method.getServiceName(), "");
    return Tags.of(
        "role",
        role,
        "service",
        service.substring(service.lastIndexOf('.') + 1),
        "method",
        Objects.requireNonNullElse(method.getBareMethodName(), ""),
        "status",
        status.name());
  }
}

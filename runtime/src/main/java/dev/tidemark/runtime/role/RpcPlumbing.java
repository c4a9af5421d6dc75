package dev.tidemark.runtime.role;

import dev.tidemark.runtime.grpc.DeadlineServerInterceptor;
import dev.tidemark.runtime.grpc.ErrorServerInterceptor;
import dev.tidemark.runtime.grpc.MetricsClientInterceptor;
import dev.tidemark.runtime.grpc.MetricsServerInterceptor;
import dev.tidemark.runtime.grpc.RequestIdClientInterceptor;
import dev.tidemark.runtime.grpc.RequestIdServerInterceptor;
import dev.tidemark.runtime.grpc.StreamServerInterceptor;
import dev.tidemark.runtime.tracing.Tracing;
import io.grpc.BindableService;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What servers and channels of both transports have in common. Thread-safe. */
final class RpcPlumbing implements AutoCloseable {
  /**
   * gRPC waits 1 s to 2 min before it connects again; two roles of a system that starts should find
   * each other at once. An attempt on a port where nobody listens costs microseconds.
   */
  private static final long RECONNECT_MILLIS = 500;

  private final MeterRegistry metrics;
  private final String role;
  private final ScheduledThreadPoolExecutor timer;
  private final ConcurrentLinkedQueue<ManagedChannel> channels = new ConcurrentLinkedQueue<>();
  private volatile Tracing tracing = Tracing.off();

  RpcPlumbing(MeterRegistry metrics, String role) {
    this.metrics = metrics;
    this.role = role;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("rpc-timer-" + role).factory());
    timer.setRemoveOnCancelPolicy(true);
    var _ =
        timer.scheduleWithFixedDelay(
            () -> channels.forEach(ManagedChannel::resetConnectBackoff),
            RECONNECT_MILLIS,
            RECONNECT_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** Records the calls of what is started and connected from now on. */
  void trace(Tracing by) {
    tracing = by;
  }

  /** Starts a server with our interceptors, health and reflection; it does not say SERVING yet. */
  RpcServer start(
      String service, ServerBuilder<?> builder, Executor executor, List<BindableService> services)
      throws IOException {
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
    StreamServerInterceptor streams = new StreamServerInterceptor();
    Gauge.builder("tidemark.rpc.server.streams", streams, StreamServerInterceptor::count)
        .description("Open streams, of which every client has one that watches the health")
        .tag("role", service)
        .strongReference(true)
        .register(metrics);
    for (BindableService each : services) {
      builder.addService(ServerInterceptors.interceptForward(each, serverInterceptors(service)));
    }
    Server server =
        builder
            .directExecutor()
            .callExecutor(new ServicesOnThePool(executor))
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .intercept(streams)
            .build()
            .start();
    return new RpcServer(server, health, streams);
  }

  /** In the order in which they see a call. */
  private List<ServerInterceptor> serverInterceptors(String service) {
    List<ServerInterceptor> interceptors = new ArrayList<>(tracing.serverInterceptors());
    interceptors.add(new RequestIdServerInterceptor());
    interceptors.add(new MetricsServerInterceptor(metrics, service));
    interceptors.add(new ErrorServerInterceptor());
    interceptors.add(new DeadlineServerInterceptor(timer, DeadlineServerInterceptor.DEFAULT));
    return interceptors;
  }

  /** Builds a channel with our interceptors that connects at once and keeps trying. */
  ManagedChannel connect(ManagedChannelBuilder<?> builder) {
    ClientInterceptor[] interceptors = {
      new RequestIdClientInterceptor(), new MetricsClientInterceptor(metrics, role)
    };
    ManagedChannel channel =
        builder.intercept(interceptors).intercept(tracing.clientInterceptors()).build();
    channel.getState(true);
    channels.add(channel);
    return channel;
  }

  /** Ends the channels: calls under way get two seconds, the longest deadline there is. */
  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdown);
    try {
      for (ManagedChannel channel : channels) {
        if (!channel.awaitTermination(2, TimeUnit.SECONDS)) {
          channel.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      channels.forEach(ManagedChannel::shutdownNow);
    }
    timer.shutdownNow();
  }

  /**
   * Sends the services' calls to their pool. Health and reflection stay on the transport's thread,
   * and so answer even when every thread of the pool waits for the database.
   */
  private record ServicesOnThePool(Executor pool) implements ServerCallExecutorSupplier {
    @Override
    public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
      String name = call.getMethodDescriptor().getServiceName();
      return name != null && name.startsWith("grpc.") ? null : pool;
    }
  }
}

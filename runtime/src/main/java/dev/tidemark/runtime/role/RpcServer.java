package dev.tidemark.runtime.role;

import dev.tidemark.runtime.grpc.StreamServerInterceptor;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.concurrent.TimeUnit;

/** A running gRPC server and its orderly end. Thread-safe. */
record RpcServer(Server server, HealthStatusManager health, StreamServerInterceptor streams)
    implements AutoCloseable {
  /** As long as a call without a deadline may take. */
  private static final long DRAIN_SECONDS = 5;

  int port() {
    return server.getPort();
  }

  /** Says SERVING from now on to whoever watches; before, calls are answered but not asked for. */
  void serving() {
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
  }

  /**
   * Says NOT_SERVING to whoever watches, ends the streams, refuses new calls, and gives those under
   * way the time to finish.
   */
  @Override
  public void close() {
    health.enterTerminalState();
    server.shutdown();
    streams.closeAll();
    try {
      if (!server.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.shutdownNow();
    }
  }
}

package dev.tidemark.runtime.tracing;

import io.grpc.ClientInterceptor;
import io.grpc.ServerInterceptor;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Records nothing, at no cost. */
public enum NoTracing implements Tracing {
  INSTANCE;

  @Override
  public List<ClientInterceptor> clientInterceptors() {
    return List.of();
  }

  @Override
  public List<ServerInterceptor> serverInterceptors() {
    return List.of();
  }

  @Override
  public void watch(Jdbi jdbi) {}

  @Override
  public Runnable carried(Runnable work) {
    return work;
  }

  @Override
  public void close() {}
}

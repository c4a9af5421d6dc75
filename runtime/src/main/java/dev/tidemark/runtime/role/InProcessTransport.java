package dev.tidemark.runtime.role;

import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.tracing.Tracing;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * All roles in one process: calls go through the same stubs and interceptors, but over no socket.
 * Thread-safe.
 */
public final class InProcessTransport implements Transport {
  private final String system;
  private final Lifecycle lifecycle;
  private final RpcPlumbing plumbing;

  /**
   * @param system tells apart several systems in one process, as tests have them
   * @param role whose view this is, for metrics
   */
  public InProcessTransport(
      String system, String role, MeterRegistry metrics, Lifecycle lifecycle) {
    this.system = system;
    this.lifecycle = lifecycle;
    this.plumbing = lifecycle.add("channels of " + role, new RpcPlumbing(metrics, role));
  }

  /** Records the calls of what is served and connected from now on. Returns this. */
  public InProcessTransport traced(Tracing by) {
    plumbing.trace(by);
    return this;
  }

  @Override
  public void serve(String service, Executor executor, List<BindableService> services) {
    try {
      lifecycle
          .add(
              service + " service",
              plumbing.start(
                  service, InProcessServerBuilder.forName(name(service)), executor, services))
          .serving();
    } catch (IOException e) {
      throw new UncheckedIOException("the " + service + " service is served twice", e);
    }
  }

  @Override
  public Channel channel(String service) {
    return plumbing.connect(InProcessChannelBuilder.forName(name(service)));
  }

  @Override
  public Channel optionalChannel(String service) {
    return channel(service);
  }

  @Override
  public List<Channel> channels(String service) {
    return List.of(channel(service));
  }

  private String name(String service) {
    return system + "/" + service;
  }
}

package dev.tidemark.runtime.role;

import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.HostPort;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.tracing.Tracing;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Roles in processes of their own, reached over HTTP/2 in plain text: the sockets are meant for the
 * loopback interface or a private network. Thread-safe.
 */
public final class TcpTransport implements Transport {
  /**
   * The largest answer, 2,000 watches whose 20 tags are 32 emoji each, is 5.4 MB (10,000 price
   * changes are a tenth of it); more than this is a mistake, and would hurt the collector before it
   * hurt the reader.
   */
  private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

  /**
   * A peer that was stopped or lost its network is noticed in 10 + 3 seconds, with no call open.
   */
  private static final int KEEPALIVE_SECONDS = 10;

  private static final int KEEPALIVE_ANSWER_SECONDS = 3;

  /** Bounds what waits in a server for a thread; further calls wait in their clients. */
  private static final int CALLS_PER_CONNECTION = 1_000;

  private static final int CONNECT_MILLIS = 1_000;

  private final Map<String, ServiceAddress> addresses;
  private final Lifecycle lifecycle;
  private final Readiness readiness;
  private final RpcPlumbing plumbing;
  private volatile boolean warmsUp;

  /**
   * @param role whose view this is, for metrics
   */
  public TcpTransport(
      String role,
      Map<String, ServiceAddress> addresses,
      MeterRegistry metrics,
      Readiness readiness,
      Lifecycle lifecycle) {
    this.addresses = Map.copyOf(addresses);
    this.lifecycle = lifecycle;
    this.readiness = readiness;
    this.plumbing = lifecycle.add("channels of " + role, new RpcPlumbing(metrics, role));
  }

  /** Records the calls of what is served and connected from now on. Returns this. */
  public TcpTransport traced(Tracing by) {
    plumbing.trace(by);
    return this;
  }

  /** From now on makes the first calls to a service by itself, before others may. Returns this. */
  public TcpTransport warmingUp() {
    warmsUp = true;
    return this;
  }

  @Override
  public void serve(String service, Executor executor, List<BindableService> services) {
    HostPort listen = address(service).listen();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(listen.host(), listen.port()))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
            .permitKeepAliveTime(KEEPALIVE_SECONDS / 2, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true);
    try {
      RpcServer server =
          lifecycle.add(service + " service", plumbing.start(service, builder, executor, services));
      if (warmsUp) {
        WarmUp.call(listen, services);
      }
      server.serving();
    } catch (IOException e) {
      throw new ConfigException(
          "cannot listen on " + listen + " (" + service + "-service.listen): " + reason(e), e);
    }
  }

  @Override
  public Channel channel(String service) {
    ManagedChannel channel = connect(service, address(service).instances());
    readiness.register(
        service + "-service",
        () -> {
          if (channel.getState(true) != ConnectivityState.READY) {
            throw new ConnectException("no instance is connected");
          }
        });
    return channel;
  }

  @Override
  public Channel optionalChannel(String service) {
    return connect(service, address(service).instances());
  }

  @Override
  public List<Channel> channels(String service) {
    return address(service).instances().stream()
        .<Channel>map(instance -> connect(service, List.of(instance)))
        .toList();
  }

  private ManagedChannel connect(String service, List<HostPort> instances) {
    return plumbing.connect(
        NettyChannelBuilder.forTarget(InstanceResolverProvider.target(service, instances))
            .usePlaintext()
            // Whoever waits for an answer takes it to a thread of his own; another one in between
            // costs every call two changes of threads.
            .directExecutor()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(KEEPALIVE_ANSWER_SECONDS, TimeUnit.SECONDS)
            .keepAliveWithoutCalls(true)
            .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS));
  }

  private ServiceAddress address(String service) {
    ServiceAddress address = addresses.get(service);
    if (address == null) {
      throw new IllegalArgumentException("no service " + service + ", only " + addresses.keySet());
    }
    return address;
  }

  private static String reason(IOException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }
}

package dev.tidemark.runtime.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;

/** Times made calls as {@code tidemark_rpc_client_seconds{role,service,method,status}}. */
public final class MetricsClientInterceptor implements ClientInterceptor {
  private final RpcTimers timers;

  public MetricsClientInterceptor(MeterRegistry registry, String role) {
    this.timers = new RpcTimers(registry, "tidemark.rpc.client", role);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    ClientCall<Q, A> call = next.newCall(method, options);
    return timers.counts(method) ? new Timed<>(call, method, timers) : call;
  }

  /** A call whose time runs from its start to its status. */
  private static final class Timed<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private final MethodDescriptor<Q, A> method;
    private final RpcTimers timers;

    Timed(ClientCall<Q, A> delegate, MethodDescriptor<Q, A> method, RpcTimers timers) {
      super(delegate);
      this.method = method;
      this.timers = timers;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      long started = System.nanoTime();
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              timers.record(new RpcLabel(method, status.getCode()), started);
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }
}

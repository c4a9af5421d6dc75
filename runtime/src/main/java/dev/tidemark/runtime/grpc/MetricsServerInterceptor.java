package dev.tidemark.runtime.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;

/** Times served calls as {@code tidemark_rpc_server_seconds{role,service,method,status}}. */
public final class MetricsServerInterceptor implements ServerInterceptor {
  private final RpcTimers timers;

  public MetricsServerInterceptor(MeterRegistry registry, String role) {
    this.timers = new RpcTimers(registry, "tidemark.rpc.server", role);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    MethodDescriptor<Q, A> method = call.getMethodDescriptor();
    if (!timers.counts(method)) {
      return next.startCall(call, headers);
    }
    long started = System.nanoTime();
    AtomicReference<Status.Code> status = new AtomicReference<>(Status.Code.CANCELLED);
    ServerCall<Q, A> observed =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status closed, Metadata trailers) {
            status.set(closed.getCode());
            super.close(closed, trailers);
          }
        };
    return new SimpleForwardingServerCallListener<>(next.startCall(observed, headers)) {
      @Override
      public void onComplete() {
        timers.record(method, status.get(), started);
        super.onComplete();
      }

      @Override
      public void onCancel() {
        timers.record(method, Status.Code.CANCELLED, started);
        super.onCancel();
      }
    };
  }
}

package dev.tidemark.runtime.grpc;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Times served calls as {@code tidemark_rpc_server_seconds{role,service,method,status}} and
 * measures their answers as {@code tidemark_rpc_server_response_bytes}, labelled alike.
 */
public final class MetricsServerInterceptor implements ServerInterceptor {
  private final RpcTimers timers;
  private final RpcSizes sizes;

  public MetricsServerInterceptor(MeterRegistry registry, String role) {
    this.timers = new RpcTimers(registry, "tidemark.rpc.server", role);
    this.sizes = new RpcSizes(registry, "tidemark.rpc.server.response", role);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!timers.counts(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    Observed<Q, A> observed = new Observed<>(call);
    return new SimpleForwardingServerCallListener<>(next.startCall(observed, headers)) {
      @Override
      public void onComplete() {
        observed.record(observed.status);
        super.onComplete();
      }

      @Override
      public void onCancel() {
        observed.record(Status.Code.CANCELLED);
        super.onCancel();
      }
    };
  }

  /** A call whose time runs from here to its end. */
  private final class Observed<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final long started = System.nanoTime();
    private volatile Status.Code status = Status.Code.CANCELLED;
    private volatile long bytes;

    Observed(ServerCall<Q, A> delegate) {
      super(delegate);
    }

    @Override
    public void sendMessage(A message) {
      if (message instanceof MessageLite answer) {
        bytes = answer.getSerializedSize();
      }
      super.sendMessage(message);
    }

    @Override
    public void close(Status closed, Metadata trailers) {
      status = closed.getCode();
      super.close(closed, trailers);
    }

    void record(Status.Code ended) {
      RpcLabel label = new RpcLabel(getMethodDescriptor(), ended);
      sizes.record(label, bytes);
      timers.record(label, started);
    }
  }
}

package dev.tidemark.runtime.tracing;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/** A span for each call that brings a trace, which all that is done for the call belongs to. */
final class TracingServerInterceptor implements ServerInterceptor {
  private static final TextMapGetter<Metadata> FROM_HEADERS =
      (headers, name) -> headers == null ? null : headers.get(RpcSpans.header(name));

  private final RpcSpans spans;

  TracingServerInterceptor(Tracer tracer) {
    this.spans = new RpcSpans(tracer);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Context parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, FROM_HEADERS);
    if (!RpcSpans.hasTrace(parent)) {
      return next.startCall(call, headers);
    }
    Span span = spans.start(call.getMethodDescriptor(), SpanKind.SERVER, parent);
    Context context = parent.with(span);
    ServerCall<Q, A> observed =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            RpcSpans.end(span, status);
            super.close(status, trailers);
          }
        };
    return CurrentTrace.get(
        context, () -> new Within<>(context, next.startCall(observed, headers)));
  }

  /** Lets every callback work within the span: they may come on any thread. */
  private static final class Within<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context context;

    Within(Context context, ServerCall.Listener<Q> delegate) {
      super(delegate);
      this.context = context;
    }

    @Override
    public void onMessage(Q message) {
      CurrentTrace.run(context, () -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      CurrentTrace.run(context, super::onHalfClose);
    }

    @Override
    public void onCancel() {
      CurrentTrace.run(context, super::onCancel);
      RpcSpans.end(Span.fromContext(context), Status.CANCELLED);
    }

    @Override
    public void onComplete() {
      CurrentTrace.run(context, super::onComplete);
    }

    @Override
    public void onReady() {
      CurrentTrace.run(context, super::onReady);
    }
  }
}

package dev.tidemark.runtime.tracing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;

/** A span for each call that is made for a traced request; the call takes the trace along. */
final class TracingClientInterceptor implements ClientInterceptor {
  private static final TextMapSetter<Metadata> INTO_HEADERS =
      (headers, name, value) -> {
        if (headers != null) {
          headers.put(RpcSpans.header(name), value);
        }
      };

  private final RpcSpans spans;

  TracingClientInterceptor(Tracer tracer) {
    this.spans = new RpcSpans(tracer);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    Context parent = Context.current();
    ClientCall<Q, A> call = next.newCall(method, options);
    return RpcSpans.hasTrace(parent) ? new Traced<>(call, method, spans, parent) : call;
  }

  /** A call whose span runs from its start to its status. */
  private static final class Traced<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private final MethodDescriptor<Q, A> method;
    private final RpcSpans spans;
    private final Context parent;

    Traced(
        ClientCall<Q, A> delegate, MethodDescriptor<Q, A> method, RpcSpans spans, Context parent) {
      super(delegate);
      this.method = method;
      this.spans = spans;
      this.parent = parent;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      Span span = spans.start(method, SpanKind.CLIENT, parent);
      W3CTraceContextPropagator.getInstance().inject(parent.with(span), headers, INTO_HEADERS);
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              RpcSpans.end(span, status);
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }
}

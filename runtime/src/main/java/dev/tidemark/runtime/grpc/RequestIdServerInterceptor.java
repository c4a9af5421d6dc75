package dev.tidemark.runtime.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Takes the request id from a call's metadata, or makes one, and keeps it while the call is served.
 */
public final class RequestIdServerInterceptor implements ServerInterceptor {
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String id = RequestId.accept(headers.get(RequestId.HEADER));
    Context context = Context.current().withValue(RequestId.KEY, id);
    return new InLog<>(id, Contexts.interceptCall(context, call, headers, next));
  }

  /** Puts the id into the log's context around every callback: they may come on any thread. */
  private static final class InLog<Q> extends SimpleForwardingServerCallListener<Q> {
    private final String id;

    InLog(String id, ServerCall.Listener<Q> delegate) {
      super(delegate);
      this.id = id;
    }

    @Override
    public void onMessage(Q message) {
      RequestId.inLog(id, () -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      RequestId.inLog(id, super::onHalfClose);
    }

    @Override
    public void onCancel() {
      RequestId.inLog(id, super::onCancel);
    }

    @Override
    public void onComplete() {
      RequestId.inLog(id, super::onComplete);
    }

    @Override
    public void onReady() {
      RequestId.inLog(id, super::onReady);
    }
  }
}

package dev.tidemark.runtime.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Lets service methods simply throw: their exceptions become the call's status and trailer.
 *
 * <p>Work whose caller has gone or run out of time is not begun, so a queue of such calls empties
 * at once.
 */
public final class ErrorServerInterceptor implements ServerInterceptor {
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    AnsweringCall<Q, A> answering = new AnsweringCall<>(call);
    try {
      return new Refusing<>(answering, next.startCall(answering, headers));
    } catch (RuntimeException e) {
      answering.refuse(e);
      return new ServerCall.Listener<>() {};
    }
  }

  /** Hands exceptions of callbacks to the call. */
  private static final class Refusing<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AnsweringCall<Q, ?> call;

    Refusing(AnsweringCall<Q, ?> call, ServerCall.Listener<Q> delegate) {
      super(delegate);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      refusing(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      if (!call.isCancelled()) {
        refusing(super::onHalfClose);
      }
    }

    @Override
    public void onReady() {
      refusing(super::onReady);
    }

    private void refusing(Runnable callback) {
      try {
        callback.run();
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        call.refuse(e);
      }
    }
  }
}

package dev.tidemark.runtime.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the open streams of a server, which would otherwise keep it from ending: they have no end
 * of their own. Thread-safe.
 */
public final class StreamServerInterceptor implements ServerInterceptor {
  private final Set<AnsweringCall<?, ?>> open = ConcurrentHashMap.newKeySet();

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
      return next.startCall(call, headers);
    }
    AnsweringCall<Q, A> stream = new AnsweringCall<>(call);
    open.add(stream);
    return new SimpleForwardingServerCallListener<>(next.startCall(stream, headers)) {
      @Override
      public void onComplete() {
        open.remove(stream);
        super.onComplete();
      }

      @Override
      public void onCancel() {
        open.remove(stream);
        super.onCancel();
      }
    };
  }

  /** How many streams are open, those of clients that watch the health of this server included. */
  public int count() {
    return open.size();
  }

  /** Ends every open stream with UNAVAILABLE: its client looks for another instance. */
  public void closeAll() {
    open.forEach(stream ->
        stream.close(
            Status.UNAVAILABLE.withDescription("the service is stopping"), new Metadata()));
  }
}

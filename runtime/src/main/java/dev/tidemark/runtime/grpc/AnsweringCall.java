package dev.tidemark.runtime.grpc;

import dev.tidemark.protocol.ErrorCode;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that is answered once, by whoever comes first: the service, its deadline or the end of the
 * server. Exceptions become statuses here.
 *
 * <p>Thread-safe, which gRPC's own calls are not.
 */
final class AnsweringCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
  private static final Logger log = LoggerFactory.getLogger(AnsweringCall.class);

  private boolean closed;

  AnsweringCall(ServerCall<Q, A> delegate) {
    super(delegate);
  }

  @Override
  public synchronized void sendHeaders(Metadata headers) {
    if (!closed) {
      super.sendHeaders(headers);
    }
  }

  @Override
  public synchronized void sendMessage(A message) {
    if (!closed) {
      super.sendMessage(message);
    }
  }

  @Override
  public synchronized void close(Status status, Metadata trailers) {
    if (closed) {
      return;
    }
    closed = true;
    Throwable cause = status.getCause();
    if (cause == null || trailers.containsKey(GrpcErrors.TRAILER)) {
      super.close(status, trailers);
    } else {
      StatusRuntimeException answer = translated(cause);
      Metadata ours = answer.getTrailers();
      super.close(answer.getStatus(), ours == null ? new Metadata() : ours);
    }
  }

  /** Ends the call with what an exception means. */
  void refuse(Throwable thrown) {
    close(Status.UNKNOWN.withCause(thrown), new Metadata());
  }

  private StatusRuntimeException translated(Throwable thrown) {
    boolean answeredElsewhere =
        thrown instanceof StatusRuntimeException call
            && call.getTrailers() != null
            && call.getTrailers().containsKey(GrpcErrors.TRAILER);
    if (!answeredElsewhere && GrpcErrors.from(thrown).error() == ErrorCode.INTERNAL) {
      log.error("RPC failed method={}", getMethodDescriptor().getFullMethodName(), thrown);
    }
    return GrpcErrors.toStatus(thrown);
  }
}

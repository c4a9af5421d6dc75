package dev.tidemark.runtime.grpc;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives a deadline to calls that come without one; streams may last.
 *
 * <p>Has to stand inside {@link ErrorServerInterceptor}, whose calls may be closed from any thread.
 */
public final class DeadlineServerInterceptor implements ServerInterceptor {
  /** The default that the contracts promise; ours all set shorter ones. */
  public static final Duration DEFAULT = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer;
  private final Duration limit;

  public DeadlineServerInterceptor(ScheduledExecutorService timer, Duration limit) {
    this.timer = timer;
    this.limit = limit;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (call.getMethodDescriptor().getType() != MethodType.UNARY
        || Context.current().getDeadline() != null) {
      return next.startCall(call, headers);
    }
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, timer);
    context.addListener(ended -> closeIfLate(ended, call), Runnable::run);
    return new SimpleForwardingServerCallListener<>(
        Contexts.interceptCall(context, call, headers, next)) {
      @Override
      public void onComplete() {
        context.cancel(null);
        super.onComplete();
      }

      @Override
      public void onCancel() {
        context.cancel(null);
        super.onCancel();
      }
    };
  }

  private void closeIfLate(Context ended, ServerCall<?, ?> call) {
    if (ended.cancellationCause() instanceof TimeoutException) {
      StatusRuntimeException late =
          GrpcErrors.toStatus(
              new TidemarkException(
                  ErrorCode.TIMEOUT, "no answer within " + limit.toMillis() + " ms"));
      Metadata trailers = late.getTrailers();
      call.close(late.getStatus(), trailers == null ? new Metadata() : trailers);
    }
  }
}

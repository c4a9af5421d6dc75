package dev.tidemark.runtime.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.error.v1.ErrorDetail;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Translates between our errors and gRPC's, both ways; nobody else does.
 *
 * <p>The status is for gRPC's own machinery and foreign clients; the trailer carries what ours
 * need: the exact code, the field and the time to wait.
 */
public final class GrpcErrors {
  static final Metadata.Key<byte[]> TRAILER =
      Metadata.Key.of("tidemark-error-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** Tells gRPC's client not to try again: we answered, and asking at once would not help. */
  private static final Metadata.Key<String> RETRY_PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  /** Trailers share 8 KiB, gRPC's limit on metadata; a sentence needs a fraction of it. */
  private static final int LONGEST_DETAIL = 1_000;

  private GrpcErrors() {}

  /**
   * Reads a failed call, or any other exception, as one of our errors; never a bare cause's text.
   */
  public static TidemarkException from(Throwable thrown) {
    return switch (thrown) {
      case TidemarkException expected -> expected;
      case StatusRuntimeException call -> from(call.getStatus(), call.getTrailers(), call);
      case StatusException call -> from(call.getStatus(), call.getTrailers(), call);
      case TimeoutException late ->
          new TidemarkException(ErrorCode.TIMEOUT, ErrorCode.TIMEOUT.title(), late);
      case ExecutionException wrapper when wrapper.getCause() != null -> from(wrapper.getCause());
      case CompletionException wrapper when wrapper.getCause() != null -> from(wrapper.getCause());
      default -> new TidemarkException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.title(), thrown);
    };
  }

  /** Writes any exception as the status and trailers of a refused call. */
  public static StatusRuntimeException toStatus(Throwable thrown) {
    TidemarkException error = from(thrown);
    ErrorDetail.Builder detail = ErrorDetail.newBuilder().setCode(error.error().code());
    String field = error.field();
    if (field != null) {
      detail.setField(field);
    }
    Duration retryAfter = error.retryAfter();
    if (retryAfter != null) {
      detail.setRetryAfterMs(retryAfter.toMillis());
    }
    Metadata trailers = new Metadata();
    trailers.put(TRAILER, detail.build().toByteArray());
    Status.Code code = statusOf(error.error());
    if (code == Status.Code.UNAVAILABLE) {
      trailers.put(RETRY_PUSHBACK, "-1");
    }
    return code.toStatus()
        .withDescription(shortened(error.detail()))
        .withCause(thrown)
        .asRuntimeException(trailers);
  }

  /** The gRPC status of each of our errors. */
  static Status.Code statusOf(ErrorCode error) {
    if (error == ErrorCode.ALREADY_SET_UP) {
      return Status.Code.FAILED_PRECONDITION;
    }
    return switch (error.fault()) {
      case MALFORMED, INVALID, METHOD, TOO_LARGE, HEADERS, URI, MEDIA_TYPE ->
          Status.Code.INVALID_ARGUMENT;
      case UNAUTHENTICATED -> Status.Code.UNAUTHENTICATED;
      case FORBIDDEN -> Status.Code.PERMISSION_DENIED;
      case NOT_FOUND -> Status.Code.NOT_FOUND;
      case CONFLICT -> Status.Code.ALREADY_EXISTS;
      case TOO_MANY -> Status.Code.RESOURCE_EXHAUSTED;
      case UNAVAILABLE -> Status.Code.UNAVAILABLE;
      case TIMEOUT -> Status.Code.DEADLINE_EXCEEDED;
      case INTERNAL -> Status.Code.INTERNAL;
    };
  }

  private static TidemarkException from(
      Status status, @Nullable Metadata trailers, Exception call) {
    Optional<ErrorDetail> detail = detail(trailers);
    Optional<ErrorCode> code = detail.flatMap(found -> ErrorCode.ofCode(found.getCode()));
    if (detail.isEmpty() || code.isEmpty()) {
      ErrorCode guessed = codeOf(status.getCode());
      return new TidemarkException(guessed, guessed.title(), call);
    }
    String words = Optional.ofNullable(status.getDescription()).orElse(code.get().title());
    if (detail.get().hasRetryAfterMs()) {
      return TidemarkException.retryAfter(
          code.get(), words, Duration.ofMillis(detail.get().getRetryAfterMs()));
    }
    return detail.get().getField().isEmpty()
        ? new TidemarkException(code.get(), words, call)
        : TidemarkException.ofField(code.get(), detail.get().getField(), words);
  }

  /** For a status without our trailer: gRPC's own, a proxy's, or one of a newer release. */
  private static ErrorCode codeOf(Status.Code status) {
    return switch (status) {
      case UNAVAILABLE, CANCELLED -> ErrorCode.UNAVAILABLE;
      case DEADLINE_EXCEEDED -> ErrorCode.TIMEOUT;
      default -> ErrorCode.INTERNAL;
    };
  }

  private static Optional<ErrorDetail> detail(@Nullable Metadata trailers) {
    byte[] bytes = trailers == null ? null : trailers.get(TRAILER);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ErrorDetail.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
  }
}

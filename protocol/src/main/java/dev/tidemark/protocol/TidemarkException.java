package dev.tidemark.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered as asked, with the words for whoever asked.
 *
 * <p>It crosses gRPC and HTTP unchanged. The detail shows the offending value and what was
 * expected; it never holds a secret.
 */
public final class TidemarkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode error;
  private final @Nullable String field;
  private final @Nullable Duration retryAfter;

  private TidemarkException(
      ErrorCode error,
      String detail,
      @Nullable String field,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.error = error;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public TidemarkException(ErrorCode error, String detail) {
    this(error, detail, null, null, null);
  }

  public TidemarkException(ErrorCode error, String detail, Throwable cause) {
    this(error, detail, null, null, cause);
  }

  /** A fault of one field of the request, named as in the request's JSON. */
  public static TidemarkException ofField(ErrorCode error, String field, String detail) {
    return new TidemarkException(error, detail, field, null, null);
  }

  /** A refusal that may be tried again after a while. */
  public static TidemarkException retryAfter(ErrorCode error, String detail, Duration retryAfter) {
    return new TidemarkException(error, detail, null, retryAfter, null);
  }

  public ErrorCode error() {
    return error;
  }

  /** What went wrong this time, for a person. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  public @Nullable String field() {
    return field;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}

package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one translator of faults to HTTP: problem documents of RFC 9457. The other one, to gRPC, is
 * {@code GrpcErrors}.
 */
public final class ProblemDocument {
  public static final String CONTENT_TYPE = "application/problem+json";

  /** Where the page of the API explains each code. */
  private static final String TYPE_PREFIX = "/api/docs#";

  private ProblemDocument() {}

  public static Answer of(TidemarkException fault, String requestId) {
    ErrorCode error = fault.error();
    int status = status(error.fault());
    byte[] body =
        Json.object(json -> {
          json.writeStringProperty("type", TYPE_PREFIX + error.code());
          json.writeStringProperty("title", error.title());
          json.writeNumberProperty("status", status);
          json.writeStringProperty("code", error.code());
          json.writeStringProperty("detail", fault.detail());
          json.writeStringProperty("requestId", requestId);
          String field = fault.field();
          if (field != null) {
            json.writeArrayPropertyStart("errors");
            json.writeStartObject();
            json.writeStringProperty("field", field);
            json.writeStringProperty("message", fault.detail());
            json.writeEndObject();
            json.writeEndArray();
          }
        });
    Answer answer = new Answer(status, CONTENT_TYPE, Buffer.buffer(body), List.of());
    Duration retryAfter = retryAfter(fault);
    return retryAfter == null
        ? answer
        : answer.with("Retry-After", Long.toString(wholeSeconds(retryAfter)));
  }

  /** What is busy or away is worth another try soon, even where nobody has said when. */
  private static @Nullable Duration retryAfter(TidemarkException fault) {
    Duration told = fault.retryAfter();
    return told == null && fault.error().fault() == ErrorCode.Fault.UNAVAILABLE
        ? Duration.ofSeconds(1)
        : told;
  }

  static int status(ErrorCode.Fault fault) {
    return switch (fault) {
      case MALFORMED -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD -> 405;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case URI -> 414;
      case MEDIA_TYPE -> 415;
      case INVALID -> 422;
      case TOO_MANY -> 429;
      case HEADERS -> 431;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
    };
  }

  /** Rounded up, so that whoever waits as told is let in. */
  private static long wholeSeconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}

package dev.tidemark.gateway.http;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects the body of a request, up to a size. Belongs to one event loop. */
final class BodyReader {
  /** A client in the middle of sending does not read; what it has under way is read and dropped. */
  private static final int MAX_DRAINED_BYTES = 4 * 1024 * 1024;

  /** A body of this size over the slowest phone connection arrives in a tenth of that. */
  private static final int TIMEOUT_SECONDS = 20;

  private final HttpServerRequest request;
  private final int maxBytes;
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private long received;

  private BodyReader(HttpServerRequest request, int maxBytes) {
    this.request = request;
    this.maxBytes = maxBytes;
  }

  static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
    BodyReader reader = new BodyReader(request, maxBytes);
    request.handler(reader::add);
    request.exceptionHandler(reader.whole::tryFail);
    request.endHandler(_ -> reader.whole.tryComplete(reader.body));
    if (declaredLength(request) > maxBytes) {
      reader.whole.tryFail(reader.tooLarge());
    } else if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      request.response().writeContinue();
    }
    return reader
        .whole
        .future()
        .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .recover(fault -> Future.failedFuture(translated(fault)));
  }

  private void add(Buffer chunk) {
    received += chunk.length();
    if (received <= maxBytes) {
      body.appendBuffer(chunk);
    } else if (!whole.tryFail(tooLarge()) && received > MAX_DRAINED_BYTES) {
      request.connection().close();
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    // The HTTP decoder has refused what is not a number.
    return length == null || !length.matches("[0-9]{1,18}") ? 0 : Long.parseLong(length);
  }

  private TidemarkException tooLarge() {
    return new TidemarkException(
        ErrorCode.BODY_TOO_LARGE, "The body has at most " + maxBytes + " bytes.");
  }

  private static Throwable translated(Throwable fault) {
    if (fault instanceof TidemarkException) {
      return fault;
    }
    String detail =
        fault instanceof TimeoutException
            ? "The body did not arrive within " + TIMEOUT_SECONDS + " seconds."
            : "The body broke off.";
    return new TidemarkException(ErrorCode.MALFORMED_REQUEST, detail, fault);
  }
}

package dev.tidemark.gateway.endpoint;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A large body that is read while it arrives: little of it is in memory at a time. Made and begun
 * on the request's event loop, read by one other thread.
 */
public final class UploadBody {
  /** A slow phone sends a part of this size in a tenth of that. */
  private static final int PATIENCE_SECONDS = 20;

  /** Of about 64 kB each. */
  private static final int MOST_WAITING = 8;

  /**
   * A client in the middle of sending does not read: a file that is somewhat too large is read to
   * its end and dropped, or the client would hear of a broken line instead of the reason.
   */
  private static final int MAX_DRAINED_BYTES = 32 * 1024 * 1024;

  /** What arrives: bytes, the end of them, or what broke them off. */
  private sealed interface Arrival {
    record Bytes(Buffer bytes) implements Arrival {}

    record End() implements Arrival {}

    record Failure(TidemarkException fault) implements Arrival {}
  }

  private final HttpServerRequest request;
  private final int maxBytes;
  private final Context eventLoop = Objects.requireNonNull(Vertx.currentContext());
  private final LinkedBlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
  private long received;
  private boolean discarding;

  /** A body of which nothing is read until it is begun. */
  public UploadBody(HttpServerRequest request, int maxBytes) {
    this.request = request;
    this.maxBytes = maxBytes;
    request.pause();
  }

  public @Nullable String contentType() {
    return request.getHeader("content-type");
  }

  /** Lets it arrive. */
  public void begin() {
    request.handler(this::add);
    request.endHandler(_ -> arrived.add(new Arrival.End()));
    request.exceptionHandler(fault -> arrived.add(new Arrival.Failure(brokenOff(fault))));
    String length = request.getHeader("content-length");
    if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > maxBytes) {
      arrived.add(new Arrival.Failure(tooLarge()));
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      request.response().writeContinue();
    }
    request.resume();
  }

  private void add(Buffer bytes) {
    received += bytes.length();
    if (discarding) {
      if (received > MAX_DRAINED_BYTES) {
        request.connection().close();
      }
    } else if (received > maxBytes) {
      arrived.add(new Arrival.Failure(tooLarge()));
      request.pause();
    } else {
      arrived.add(new Arrival.Bytes(bytes));
      if (arrived.size() >= MOST_WAITING) {
        request.pause();
      }
    }
  }

  /**
   * The next bytes; null at the end.
   *
   * @throws TidemarkException body-too-large, or malformed-request when it breaks off
   */
  public @Nullable Buffer next() throws InterruptedException {
    Arrival next = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (arrived.isEmpty()) {
      eventLoop.runOnContext(_ -> request.resume());
    }
    return switch (next) {
      case Arrival.Bytes(Buffer bytes) -> bytes;
      case Arrival.End _ -> null;
      case Arrival.Failure(TidemarkException fault) -> throw fault;
      case null ->
          throw new TidemarkException(
              ErrorCode.MALFORMED_REQUEST,
              "Nothing more of the body has arrived for " + PATIENCE_SECONDS + " seconds.");
    };
  }

  /** Drops the rest, so that the answer to a refused body is read. */
  public void discard() {
    eventLoop.runOnContext(_ -> {
      if (!discarding && !request.isEnded()) {
        discarding = true;
        received = 0;
        request.handler(this::add);
        request.exceptionHandler(_ -> {});
        request.resume();
      }
    });
  }

  private TidemarkException tooLarge() {
    return new TidemarkException(
        ErrorCode.BODY_TOO_LARGE, "The body has at most " + maxBytes + " bytes.");
  }

  private static TidemarkException brokenOff(Throwable fault) {
    return new TidemarkException(ErrorCode.MALFORMED_REQUEST, "The body broke off.", fault);
  }
}

package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs reads on the event loop, so many at once. Thread-safe. */
final class HotWork {
  /**
   * What the services behind answer in about half a second. Those beyond would wait for longer, and
   * when more come than can be answered nobody would be in time.
   */
  private static final int MOST_AT_ONCE = 600;

  private static final Duration LATER = Duration.ofSeconds(1);

  private final AtomicInteger running = new AtomicInteger();

  Future<Answer> run(Endpoint.Work.Hot work, ApiRequest request) {
    if (running.incrementAndGet() > MOST_AT_ONCE) {
      int _ = running.decrementAndGet();
      return Future.failedFuture(
          TidemarkException.retryAfter(
              ErrorCode.OVERLOADED, "Too many requests are being worked on.", LATER));
    }
    try {
      return work.handle(request).onComplete(_ -> running.decrementAndGet());
    } catch (RuntimeException fault) {
      int _ = running.decrementAndGet();
      throw fault;
    }
  }
}

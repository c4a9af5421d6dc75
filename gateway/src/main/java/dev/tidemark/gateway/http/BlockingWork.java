package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.RequestId;
import dev.tidemark.runtime.tracing.Tracing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** Runs plain blocking code on virtual threads and brings its answer back. Thread-safe. */
final class BlockingWork {
  /**
   * Ten times what the database pools behind can work on in the 3 seconds a caller waits would only
   * queue up there.
   */
  private static final int MOST_AT_ONCE = 1_000;

  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final Tracing tracing;

  BlockingWork(Tracing tracing) {
    this.tracing = tracing;
  }

  Future<Answer> run(Endpoint.Work.Blocking work, ApiRequest request) {
    if (!free.tryAcquire()) {
      return Future.failedFuture(
          new TidemarkException(ErrorCode.OVERLOADED, "Too many requests are being worked on."));
    }
    Context eventLoop = Objects.requireNonNull(Vertx.currentContext(), "on an event loop");
    Promise<Answer> promise = Promise.promise();
    Thread.ofVirtual()
        .name("request-" + request.requestId())
        .start(
            tracing.carried(() -> {
              try (RequestId.Scope _ = RequestId.enter(request.requestId())) {
                Answer answer = work.handle(request);
                eventLoop.runOnContext(_ -> promise.complete(answer));
              } catch (Throwable fault) {
                eventLoop.runOnContext(_ -> promise.fail(fault));
              } finally {
                free.release();
              }
            }));
    return promise.future();
  }
}

package dev.tidemark.simulator;

import dev.tidemark.simulator.fault.Fault;
import dev.tidemark.simulator.fault.GzipBomb;
import dev.tidemark.simulator.http.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends one answer, well or badly. */
final class Delivery {
  private final Vertx vertx;
  private final HttpServerRequest request;

  Delivery(Vertx vertx, HttpServerRequest request) {
    this.vertx = vertx;
    this.request = request;
  }

  void send(Answer answer) {
    send(answer, null);
  }

  void send(Answer answer, @Nullable Fault fault) {
    if (fault == null) {
      whole(answer, answer.body());
      return;
    }
    switch (fault.kind()) {
      case STALL -> after(fault, () -> whole(answer, answer.body()));
      case STALL_BODY -> stallInside(answer, fault);
      case TRUNCATED -> half(answer);
      case GZIP_BOMB ->
          whole(answer.with("content-encoding", "gzip"), GzipBomb.around(answer.body()));
      default -> whole(answer, answer.body());
    }
  }

  private void whole(Answer answer, byte[] body) {
    HttpServerResponse response = head(answer);
    if (!response.closed()) {
      response.end(Buffer.buffer(body));
    }
  }

  private void stallInside(Answer answer, Fault fault) {
    Buffer body = Buffer.buffer(answer.body());
    HttpServerResponse response = head(answer);
    response.putHeader("content-length", Integer.toString(body.length()));
    int first = body.length() / 2;
    response.write(body.getBuffer(0, first));
    after(
        fault,
        () -> {
          if (!response.closed()) {
            response.end(body.getBuffer(first, body.length()));
          }
        });
  }

  private void half(Answer answer) {
    Buffer body = Buffer.buffer(answer.body());
    HttpServerResponse response = head(answer);
    response.putHeader("content-length", Integer.toString(body.length()));
    response
        .write(body.getBuffer(0, body.length() / 2))
        .onComplete(written -> request.connection().close());
  }

  private HttpServerResponse head(Answer answer) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response.setStatusCode(answer.status());
      answer.headers().forEach(response::putHeader);
    }
    return response;
  }

  private void after(Fault fault, Runnable then) {
    vertx.setTimer(Math.max(1, TimeUnit.SECONDS.toMillis(fault.seconds())), timer -> then.run());
  }
}

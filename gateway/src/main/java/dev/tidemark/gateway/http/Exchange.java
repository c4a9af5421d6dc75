package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.Gzip;
import dev.tidemark.gateway.guard.Client;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.runtime.grpc.RequestId;
import dev.tidemark.runtime.tracing.TraceId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.zip.Deflater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. Belongs to one event loop. */
public final class Exchange {
  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  /** Shorter answers fit a network packet or two anyway. */
  private static final int WORTH_PACKING = 2_000;

  /** Longer ones would keep the event loop busy for milliseconds. */
  private static final int QUICKLY_PACKED = 100_000;

  private final HttpServerRequest request;
  private final String requestId;
  private final Client client;
  private final long startedAt = System.nanoTime();
  private String route = "unmatched";
  private ExchangeTrace trace = ExchangeTrace.NONE;

  Exchange(HttpServerRequest request, String requestId, Client client) {
    this.request = request;
    this.requestId = requestId;
    this.client = client;
  }

  public HttpServerRequest request() {
    return request;
  }

  public String requestId() {
    return requestId;
  }

  public Client client() {
    return client;
  }

  HttpServerResponse response() {
    return request.response();
  }

  /** The template of the path, for metrics: never the path itself, of which there are too many. */
  String route() {
    return route;
  }

  void route(String template) {
    this.route = template;
  }

  ExchangeTrace trace() {
    return trace;
  }

  void trace(ExchangeTrace begun) {
    this.trace = begun;
  }

  long elapsedNanos() {
    return System.nanoTime() - startedAt;
  }

  /** Sends an answer, unless the client has gone or an answer has been sent. */
  void answer(Answer answer) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed() || response.headWritten()) {
      return;
    }
    response.setStatusCode(answer.status());
    if (!answer.contentType().isEmpty()) {
      response.putHeader("content-type", answer.contentType());
    }
    for (Map.Entry<String, String> header : answer.headers()) {
      response.putHeader(header.getKey(), header.getValue());
    }
    if (answer.status() == 204 || answer.status() == 304) {
      response.end();
    } else {
      response.end(isWorthPacking(answer) ? packed(answer) : answer.body());
    }
  }

  private static boolean isWorthPacking(Answer answer) {
    int length = answer.body().length();
    return answer.contentType().equals("application/json")
        && length >= WORTH_PACKING
        && length <= QUICKLY_PACKED;
  }

  private Buffer packed(Answer answer) {
    response().putHeader("vary", "accept-encoding");
    if (!Gzip.isAccepted(request.getHeader("accept-encoding"))) {
      return answer.body();
    }
    response().putHeader("content-encoding", "gzip");
    return Gzip.pack(answer.body().getBytes(), Deflater.BEST_SPEED);
  }

  /** Answers with a problem document; what is our own fault goes to the log. */
  void fail(Throwable thrown) {
    TidemarkException fault = GrpcErrors.from(thrown);
    if (fault.error() == ErrorCode.INTERNAL) {
      try (RequestId.Scope _ = RequestId.enter(requestId);
          TraceId.Scope _ = TraceId.enter(trace.id())) {
        log.warn("A request failed by our own fault: route={}", route, thrown);
      }
    }
    answer(ProblemDocument.of(fault, requestId));
  }
}

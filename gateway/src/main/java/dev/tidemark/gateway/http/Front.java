package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.StaticFiles;
import dev.tidemark.gateway.guard.ClientReader;
import dev.tidemark.gateway.guard.SecurityHeaders;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.RequestId;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Where every request arrives: gives it an id and its headers, and hands it on. Thread-safe. */
public final class Front {
  private static final String API_PREFIX = "/api/";

  private final ClientReader clients;
  private final SecurityHeaders securityHeaders;
  private final HttpMetrics metrics;
  private final Api api;
  private final List<StaticFiles> files;

  public Front(
      ClientReader clients,
      SecurityHeaders securityHeaders,
      HttpMetrics metrics,
      Api api,
      List<StaticFiles> files) {
    this.clients = clients;
    this.securityHeaders = securityHeaders;
    this.metrics = metrics;
    this.api = api;
    this.files = List.copyOf(files);
  }

  void handle(HttpServerRequest request) {
    Exchange exchange = begin(request);
    try {
      String path = request.path();
      if (path == null || !path.startsWith("/")) {
        throw new TidemarkException(
            ErrorCode.MALFORMED_REQUEST, "The request address has to begin with a slash.");
      }
      if (path.startsWith(Api.BASE + "/")) {
        api.handle(exchange, path.substring(Api.BASE.length()));
      } else {
        exchange.answer(file(exchange, path));
      }
    } catch (RuntimeException fault) {
      exchange.fail(fault);
    }
  }

  /** Answers what the HTTP decoder could not read. */
  void handleUnreadable(HttpServerRequest request) {
    Exchange exchange = begin(request);
    exchange.route("unreadable");
    Throwable cause = request.decoderResult().cause();
    exchange.response().putHeader("connection", "close");
    exchange.fail(
        switch (cause) {
          case TooLongHttpLineException _ ->
              new TidemarkException(
                  ErrorCode.URI_TOO_LONG,
                  "The request address has at most " + GatewayServer.MAX_URI_BYTES + " bytes.");
          case TooLongHttpHeaderException _ ->
              new TidemarkException(
                  ErrorCode.HEADERS_TOO_LARGE,
                  "The headers have at most " + GatewayServer.MAX_HEADER_BYTES + " bytes.");
          case null, default ->
              new TidemarkException(ErrorCode.MALFORMED_REQUEST, "The request is not valid HTTP.");
        });
  }

  private Exchange begin(HttpServerRequest request) {
    String requestId = RequestId.accept(request.getHeader("x-request-id"));
    Exchange exchange = new Exchange(request, requestId, clients.read(request));
    securityHeaders.addTo(request.response().headers(), exchange.client().secure());
    request.response().putHeader("x-request-id", requestId);
    metrics.watch(exchange);
    return exchange;
  }

  private Answer file(Exchange exchange, String path) {
    HttpServerRequest request = exchange.request();
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    for (StaticFiles source : files) {
      Answer found = source.find(path, request).orElse(null);
      if (found != null) {
        exchange.route(path.startsWith(API_PREFIX) ? "/api/docs" : "static");
        if (reads) {
          return found;
        }
        exchange.response().putHeader("allow", "GET, HEAD");
        throw new TidemarkException(ErrorCode.METHOD_NOT_ALLOWED, "This can only be read.");
      }
    }
    throw new TidemarkException(ErrorCode.NOT_FOUND, "There is nothing at this address.");
  }
}

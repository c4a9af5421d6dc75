package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Endpoint.Work;
import dev.tidemark.gateway.endpoint.RouteTable;
import dev.tidemark.gateway.endpoint.UploadBody;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.tracing.Tracing;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Carries out the operations of the API. Thread-safe; each request stays on its event loop. */
public final class Api {
  public static final String BASE = "/api/v1";

  private static final Buffer NO_BODY = Buffer.buffer();

  private final RouteTable routes;
  private final Admission admission;
  private final HotWork hot = new HotWork();
  private final BlockingWork blocking;

  public Api(RouteTable routes, Admission admission, Tracing tracing) {
    this.routes = routes;
    this.admission = admission;
    this.blocking = new BlockingWork(tracing);
  }

  /** The operations, for whoever wants to hold them against their description. */
  public RouteTable routes() {
    return routes;
  }

  void handle(Exchange exchange, String pathBelowBase) {
    exchange.response().putHeader("cache-control", "no-store");
    switch (routes.find(exchange.request().method(), pathBelowBase)) {
      case RouteTable.Match.Found(Endpoint endpoint, List<String> variables) -> {
        exchange.route(BASE + endpoint.path());
        admission.count(exchange);
        perform(exchange, endpoint, variables).onFailure(exchange::fail);
      }
      case RouteTable.Match.WrongMethod(String allowed) -> {
        exchange.response().putHeader("allow", allowed);
        throw new TidemarkException(
            ErrorCode.METHOD_NOT_ALLOWED, "This address knows " + allowed + " only.");
      }
      case RouteTable.Match.Missing _ ->
          throw new TidemarkException(
              ErrorCode.NOT_FOUND, "The API has no such address; see /api/docs.");
    }
  }

  private Future<?> perform(Exchange exchange, Endpoint endpoint, List<String> variables) {
    if (!endpoint.isUnsafe()) {
      return admitted(exchange, endpoint, variables, NO_BODY);
    }
    if (endpoint.work() instanceof Work.Upload upload) {
      return upload(exchange, endpoint, upload);
    }
    Future<Buffer> body =
        BodyReader.read(
            exchange.request(), Math.max(endpoint.maxBodyBytes(), Endpoint.USUAL_BODY_BYTES));
    admission.checkOrigin(exchange, endpoint);
    return body.compose(bytes -> admitted(exchange, endpoint, variables, bytes));
  }

  /** Nothing of the body is read before it is known that its sender may send it. */
  private Future<?> upload(Exchange exchange, Endpoint endpoint, Work.Upload upload) {
    UploadBody body = new UploadBody(exchange.request(), endpoint.maxBodyBytes());
    return Future.succeededFuture()
        .compose(_ -> {
          admission.checkOrigin(exchange, endpoint);
          return admission.caller(exchange, endpoint);
        })
        .compose(caller -> {
          body.begin();
          return blocking.run(
              request -> upload.handle(request, body),
              request(exchange, List.of(), NO_BODY, caller));
        })
        .onSuccess(exchange::answer)
        .onFailure(_ -> body.discard());
  }

  private Future<?> admitted(
      Exchange exchange, Endpoint endpoint, List<String> variables, Buffer body) {
    return admission
        .caller(exchange, endpoint)
        .compose(caller -> {
          ApiRequest request = request(exchange, variables, body, caller);
          if (endpoint.takesBody()) {
            Admission.checkMediaType(exchange.request().getHeader("content-type"));
          }
          if (endpoint.isUnsafe()) {
            // What changes something says all by its path and its body.
            request.query();
          }
          return work(exchange, endpoint, request);
        });
  }

  private Future<?> work(Exchange exchange, Endpoint endpoint, ApiRequest request) {
    return switch (endpoint.work()) {
      case Work.Hot plain -> hot.run(plain, request).onSuccess(exchange::answer);
      case Work.Blocking plain -> blocking.run(plain, request).onSuccess(exchange::answer);
      case Work.Upload _ -> throw new IllegalStateException("an upload is not read beforehand");
      case Work.Stream stream -> stream.handle(request, exchange.response());
    };
  }

  private static ApiRequest request(
      Exchange exchange, List<String> variables, Buffer body, Optional<Caller> caller) {
    HttpServerRequest request = exchange.request();
    return new ApiRequest(
        exchange.requestId(),
        variables,
        request.query(),
        body,
        request.getHeader("cookie"),
        caller.orElse(null),
        exchange.client());
  }
}

package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.guard.OriginCheck;
import dev.tidemark.gateway.guard.RateLimit;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.SessionCookie;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may reach its handler, and for whom. Thread-safe. */
public record Admission(
    RateLimit perAddress,
    RateLimit perAccount,
    OriginCheck origins,
    Sessions sessions,
    boolean publicPages) {

  private static final Future<Optional<Caller>> NOBODY = Future.succeededFuture(Optional.empty());

  /** Counts a request, whatever it asks for. */
  void count(Exchange exchange) {
    perAddress.take(RateLimit.addressKey(exchange.client().address()));
  }

  /** Refuses a request that another site makes a browser send. */
  void checkOrigin(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    origins.check(
        request.getHeader("origin"), request.getHeader("sec-fetch-site"), exchange.client());
  }

  /** Finds who is asking, as far as the operation wants to know. */
  Future<Optional<Caller>> caller(Exchange exchange, Endpoint endpoint) {
    if (!needsLogin(endpoint)) {
      return NOBODY;
    }
    return SessionCookie.tokenHash(
            exchange.request().getHeader("cookie"), exchange.client().secure())
        .map(hash -> sessions.find(exchange.requestId(), hash))
        .orElseGet(() ->
            Future.failedFuture(
                new TidemarkException(ErrorCode.LOGIN_REQUIRED, "This needs a login.")))
        .map(caller -> {
          perAccount.take(caller.id().toString());
          return Optional.of(caller);
        });
  }

  private boolean needsLogin(Endpoint endpoint) {
    return switch (endpoint.access()) {
      case PUBLIC -> false;
      case PUBLIC_PAGE -> !publicPages;
      case LOGIN -> true;
    };
  }

  /** Bodies are JSON and say so, which no form of another site can (it would need our consent). */
  static void checkMediaType(@Nullable String contentType) {
    String essence =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!essence.equals("application/json")) {
      throw new TidemarkException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "The content type has to be application/json"
              + (essence.isEmpty() ? "; none is given." : "."));
    }
  }
}

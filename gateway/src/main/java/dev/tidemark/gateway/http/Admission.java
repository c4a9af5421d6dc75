package dev.tidemark.gateway.http;

import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Endpoint.Access;
import dev.tidemark.gateway.guard.OriginCheck;
import dev.tidemark.gateway.guard.RateLimit;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Credential;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** Refuses a request that another site makes a browser send; a token is proof enough. */
  void checkOrigin(Exchange exchange, Endpoint endpoint) {
    HttpServerRequest request = exchange.request();
    boolean provesItself =
        endpoint.access().isLoginNeeded()
            && Credential.hasToken(request.getHeader("authorization"));
    if (!provesItself) {
      origins.check(
          request.getHeader("origin"), request.getHeader("sec-fetch-site"), exchange.client());
    }
  }

  /** Finds who is asking, as far as the operation wants to know. */
  Future<Optional<Caller>> caller(Exchange exchange, Endpoint endpoint) {
    return switch (endpoint.access()) {
      case PUBLIC -> NOBODY;
      case PUBLIC_PAGE -> publicPages ? visitor(exchange, endpoint) : member(exchange, endpoint);
      case LOGIN, ADMINISTRATOR -> member(exchange, endpoint);
    };
  }

  private Future<Optional<Caller>> member(Exchange exchange, Endpoint endpoint) {
    return credential(exchange)
        .map(found -> admitted(exchange, endpoint, found))
        .orElseGet(() ->
            Future.failedFuture(
                new TidemarkException(ErrorCode.LOGIN_REQUIRED, "This needs a login.")));
  }

  /** Whoever is logged in sees more on an open page; whoever is not still sees the page. */
  private Future<Optional<Caller>> visitor(Exchange exchange, Endpoint endpoint) {
    return credential(exchange)
        .map(found ->
            found instanceof Credential.Session
                ? admitted(exchange, endpoint, found).recover(_ -> NOBODY)
                : admitted(exchange, endpoint, found))
        .orElse(NOBODY);
  }

  private static Optional<Credential> credential(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    return Credential.of(
        request.getHeader("authorization"),
        request.getHeader("cookie"),
        exchange.client().secure());
  }

  private Future<Optional<Caller>> admitted(
      Exchange exchange, Endpoint endpoint, Credential credential) {
    return sessions
        .find(exchange.requestId(), credential)
        .map(caller -> {
          perAccount.take(caller.id().toString());
          checkScope(caller, endpoint);
          checkOffice(caller, endpoint);
          return Optional.of(caller);
        });
  }

  private static void checkScope(Caller caller, Endpoint endpoint) {
    if (caller.credential() instanceof Credential.Session
        || endpoint.scopes().stream().anyMatch(caller.scopes()::contains)) {
      return;
    }
    throw new TidemarkException(
        ErrorCode.TOKEN_SCOPE,
        endpoint.scopes().isEmpty()
            ? "This takes a login; no token allows it."
            : "This takes a token with the scope "
                + endpoint.scopes().stream()
                    .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(" or "))
                + ".");
  }

  /** The user service asks again before it changes anything: what we know is a second old. */
  private static void checkOffice(Caller caller, Endpoint endpoint) {
    if (endpoint.access() == Access.ADMINISTRATOR && !caller.account().getAdmin()) {
      throw new TidemarkException(ErrorCode.FORBIDDEN, "Only an administrator may do that.");
    }
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

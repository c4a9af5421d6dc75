package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.SessionCookie;
import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** POST /auth/login: opens a session and hands its token to the browser. */
public final class LogInHandler implements Endpoint.Work.Blocking {
  /** Longer than any username; whatever is longer is no attempt to log in. */
  private static final int LONGEST_USERNAME = 128;

  private final Services services;
  private final InstantSource clock;

  public LogInHandler(Services services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  @Override
  public Answer handle(ApiRequest request) {
    RequestBody body = request.body("username", "password");
    LogInResponse opened =
        services
            .users()
            .logIn(
                LogInRequest.newBuilder()
                    .setUsername(
                        body.text("username", 1, LONGEST_USERNAME).toLowerCase(Locale.ROOT))
                    .setPassword(Passwords.typed(body, "password"))
                    .setUserAgent(request.client().userAgent())
                    .setAddress(request.client().address())
                    .build());
    Duration lifetime =
        Duration.between(clock.instant(), Instant.ofEpochMilli(opened.getExpiresAtMs()));
    return Answer.json(
            200,
            json -> {
              AccountJson.write(json, opened.getAccount());
              Json.time(json, "expiresAt", opened.getExpiresAtMs());
            })
        .with(
            "Set-Cookie",
            SessionCookie.grant(opened.getSessionToken(), request.client().secure(), lifetime));
  }
}

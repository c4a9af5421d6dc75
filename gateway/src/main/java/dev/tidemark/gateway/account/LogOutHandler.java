package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Credential;
import dev.tidemark.gateway.session.SessionCookie;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.user.v1.LogOutRequest;

/** POST /auth/logout: ends the session of the cookie, if there is one. */
public final class LogOutHandler implements Endpoint.Work.Blocking {
  private final Services services;
  private final Sessions sessions;

  public LogOutHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  @Override
  public Answer handle(ApiRequest request) {
    boolean secure = request.client().secure();
    SessionCookie.tokenHash(request.rawCookies(), secure)
        .ifPresent(hash -> {
          services.users().logOut(LogOutRequest.newBuilder().setTokenHash(hash).build());
          sessions.ended(new Credential.Session(hash));
        });
    return Answer.noContent().with("Set-Cookie", SessionCookie.revoke(secure));
  }
}

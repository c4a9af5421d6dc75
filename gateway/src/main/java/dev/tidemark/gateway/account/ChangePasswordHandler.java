package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.user.v1.ChangePasswordRequest;

/** PATCH /account/password: replaces the password and ends every other session. */
public final class ChangePasswordHandler implements Endpoint.Work.Blocking {
  private final Services services;
  private final Sessions sessions;

  public ChangePasswordHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  @Override
  public Answer handle(ApiRequest request) {
    Caller caller = request.caller();
    RequestBody body = request.body("currentPassword", "newPassword");
    ChangePasswordRequest question =
        ChangePasswordRequest.newBuilder()
            .setAccountId(caller.id().value())
            .setCurrentPassword(Passwords.typed(body, "currentPassword"))
            .setNewPassword(Passwords.chosen(body, "newPassword"))
            .setSessionId(caller.sessionId())
            .build();
    services.users().changePassword(question);
    sessions.changed(caller.id());
    return Answer.noContent();
  }
}

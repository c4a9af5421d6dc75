package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.SessionCookie;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;

/** POST /account/delete: removes one's own account with all that belongs to it. */
public final class DeleteAccountHandler implements Endpoint.Work.Blocking {
  private final Services services;
  private final Sessions sessions;

  public DeleteAccountHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  @Override
  public Answer handle(ApiRequest request) {
    Caller caller = request.caller();
    var _ =
        services
            .administration()
            .removeOwnAccount(
                RemoveOwnAccountRequest.newBuilder()
                    .setAccountId(caller.id().value())
                    .setCurrentPassword(
                        Passwords.typed(request.body("currentPassword"), "currentPassword"))
                    .build());
    sessions.changed(caller.id());
    return Answer.noContent().with("Set-Cookie", SessionCookie.revoke(request.client().secure()));
  }
}

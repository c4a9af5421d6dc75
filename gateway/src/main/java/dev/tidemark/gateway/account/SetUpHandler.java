package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;

/** POST /setup: makes the caller the administrator by the token that was printed at start. */
public final class SetUpHandler implements Endpoint.Work.Blocking {
  private static final int LONGEST_TOKEN = 128;

  private final Services services;
  private final Sessions sessions;

  public SetUpHandler(Services services, Sessions sessions) {
    this.services = services;
    this.sessions = sessions;
  }

  @Override
  public Answer handle(ApiRequest request) {
    Caller caller = request.caller();
    Account administrator =
        services
            .users()
            .becomeAdministrator(
                BecomeAdministratorRequest.newBuilder()
                    .setAccountId(caller.id().value())
                    .setToken(request.body("token").text("token", 1, LONGEST_TOKEN))
                    .build())
            .getAccount();
    sessions.changed(caller.id());
    return AccountJson.answer(200, administrator);
  }
}

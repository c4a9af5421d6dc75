package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.user.v1.RegisterRequest;

/** POST /auth/register: creates an account. */
public final class RegisterHandler implements Endpoint.Work.Blocking {
  private final Services services;

  public RegisterHandler(Services services) {
    this.services = services;
  }

  @Override
  public Answer handle(ApiRequest request) {
    RequestBody body = request.body("username", "password");
    RegisterRequest question =
        RegisterRequest.newBuilder()
            .setUsername(Usernames.chosen(body))
            .setPassword(Passwords.chosen(body, "password"))
            .build();
    return AccountJson.answer(201, services.users().register(question).getAccount());
  }
}

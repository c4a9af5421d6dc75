package dev.tidemark.gateway.administration;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.SetRegistrationRequest;

/** /admin/settings: what administrators decide for the whole installation. */
public final class InstanceSettingsHandler {
  private static final int LONGEST_WORD = 32;

  private final Services services;

  public InstanceSettingsHandler(Services services) {
    this.services = services;
  }

  /** GET /admin/settings. */
  public Answer get(ApiRequest request) {
    request.query();
    return answer(
        services
            .users()
            .getAccountPolicy(GetAccountPolicyRequest.getDefaultInstance())
            .getRegistrationOpen());
  }

  /** PATCH /admin/settings. */
  public Answer change(ApiRequest request) {
    String word = request.body("registration").text("registration", 1, LONGEST_WORD);
    boolean open =
        switch (word) {
          case "open" -> true;
          case "closed" -> false;
          default ->
              throw TidemarkException.ofField(
                  ErrorCode.INVALID_VALUE,
                  "registration",
                  "'registration' has to be open or closed, not '" + PlainText.shown(word) + "'.");
        };
    var _ =
        services
            .administration()
            .setRegistration(
                SetRegistrationRequest.newBuilder()
                    .setAdministratorId(request.caller().id().value())
                    .setOpen(open)
                    .build());
    return answer(open);
  }

  private static Answer answer(boolean open) {
    return Answer.json(
        200, json -> json.writeStringProperty("registration", open ? "open" : "closed"));
  }
}

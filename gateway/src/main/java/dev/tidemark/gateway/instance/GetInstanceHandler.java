package dev.tidemark.gateway.instance;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.GetAccountPolicyResponse;

/** GET /instance: what a page needs to know before anyone has logged in. */
public final class GetInstanceHandler implements Endpoint.Work.Blocking {
  private final Services services;
  private final boolean publicPages;

  public GetInstanceHandler(Services services, boolean publicPages) {
    this.services = services;
    this.publicPages = publicPages;
  }

  @Override
  public Answer handle(ApiRequest request) {
    request.query();
    GetAccountPolicyResponse policy =
        services.users().getAccountPolicy(GetAccountPolicyRequest.getDefaultInstance());
    return Answer.json(
        200,
        json -> {
          json.writeStringProperty("version", Version.current());
          json.writeStringProperty(
              "registration", policy.getRegistrationOpen() ? "open" : "closed");
          json.writeBooleanProperty("setupRequired", policy.getSetupRequired());
          // There is no demo shop yet; pages are built for the day there is.
          json.writeBooleanProperty("demo", false);
          json.writeBooleanProperty("publicPages", publicPages);
        });
  }
}

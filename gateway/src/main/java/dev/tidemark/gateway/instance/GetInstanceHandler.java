package dev.tidemark.gateway.instance;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.GetAccountPolicyResponse;
import java.net.URI;

/** GET /instance: what a page needs to know before anyone has logged in. */
public final class GetInstanceHandler implements Endpoint.Work.Blocking {
  private final Services services;
  private final InstanceFacts facts;

  public GetInstanceHandler(Services services, InstanceFacts facts) {
    this.services = services;
    this.facts = facts;
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
          json.writeBooleanProperty("demo", facts.demoShop().isPresent());
          Json.text(json, "demoShopUrl", facts.demoShop().map(URI::toString).orElse(null));
          json.writeBooleanProperty("publicPages", facts.publicPages());
        });
  }
}

package dev.tidemark.gateway.administration;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.price.v1.GetPollingRequest;
import dev.tidemark.protocol.price.v1.GetPollingResponse;
import tools.jackson.core.JsonGenerator;

/** GET /admin/polling: how polling goes, region by region. */
public final class PollingHandler implements Endpoint.Work.Blocking {
  private final Services services;

  public PollingHandler(Services services) {
    this.services = services;
  }

  @Override
  public Answer handle(ApiRequest request) {
    request.query();
    GetPollingResponse polling =
        services.priceAdministration().getPolling(GetPollingRequest.getDefaultInstance());
    return Answer.json(
        200,
        json -> {
          json.writeNumberProperty("collectors", polling.getCollectors());
          json.writeArrayPropertyStart("regions");
          polling.getRegionsList().forEach(region -> write(json, region));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, GetPollingResponse.Region region) {
    json.writeStartObject();
    json.writeStringProperty("region", Region.ofNumber(region.getRegion()).code());
    json.writeNumberProperty("items", region.getItems());
    json.writeNumberProperty("overdueItems", region.getOverdueItems());
    json.writeNumberProperty("staleShare", region.getStaleShare());
    json.writeNumberProperty("budgetPerSecond", region.getBudgetPerSecond());
    json.writeNumberProperty("floorSeconds", region.getFloorSeconds());
    json.writeEndObject();
  }
}

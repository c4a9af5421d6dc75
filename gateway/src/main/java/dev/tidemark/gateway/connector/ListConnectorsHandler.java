package dev.tidemark.gateway.connector;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.Connector;
import dev.tidemark.protocol.item.v1.ListConnectorsRequest;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * GET /connectors: the sources of prices and how they stand, and those that are not set up. Names
 * of hosts and the like are for administrators.
 */
public final class ListConnectorsHandler implements Endpoint.Work.Blocking {
  private final Services services;

  public ListConnectorsHandler(Services services) {
    this.services = services;
  }

  @Override
  public Answer handle(ApiRequest request) {
    request.query();
    boolean admin = request.caller().account().getAdmin();
    List<Connector> connectors =
        services
            .items()
            .listConnectors(ListConnectorsRequest.getDefaultInstance())
            .getConnectorsList();
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("connectors");
          connectors.forEach(connector -> write(json, connector, admin));
          MissingSource.among(connectors).forEach(missing -> write(json, missing));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Connector connector, boolean admin) {
    json.writeStartObject();
    json.writeStringProperty("source", Source.ofNumber(connector.getSource()).code());
    json.writeStringProperty("region", Region.ofNumber(connector.getRegion()).code());
    json.writeStringProperty("state", connector.getState());
    Json.time(json, "since", connector.getSinceMs());
    Json.text(json, "detail", admin ? detail(connector) : null);
    Json.timeOrNull(json, "nextCallAt", connector.hasNextCallAtMs(), connector.getNextCallAtMs());
    budget(json, connector);
    json.writeEndObject();
  }

  /** With several price services the others may be well. */
  private static String detail(Connector connector) {
    return connector.getReportsOfThisState() == connector.getReports()
        ? connector.getDetail()
        : "%d of %d price services: %s"
            .formatted(
                connector.getReportsOfThisState(), connector.getReports(), connector.getDetail());
  }

  private static void budget(JsonGenerator json, Connector connector) {
    if (!connector.hasCallsPerHour()) {
      json.writeNullProperty("budget");
      return;
    }
    json.writeObjectPropertyStart("budget");
    json.writeNumberProperty("callsPerHour", connector.getCallsPerHour());
    Json.numberOrNull(json, "used", connector.hasCallsUsed(), connector.getCallsUsed());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, MissingSource missing) {
    json.writeStartObject();
    json.writeStringProperty("source", missing.source().code());
    json.writeNullProperty("region");
    json.writeStringProperty("state", "not-configured");
    json.writeNullProperty("since");
    json.writeStringProperty("detail", missing.advice());
    json.writeNullProperty("nextCallAt");
    json.writeNullProperty("budget");
    json.writeEndObject();
  }
}

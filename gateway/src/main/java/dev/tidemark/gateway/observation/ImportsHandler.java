package dev.tidemark.gateway.observation;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.price.v1.GetImportRequest;
import dev.tidemark.protocol.price.v1.ListImportsRequest;
import dev.tidemark.protocol.price.v1.PriceImport;
import java.util.List;

/** /imports: sees how one's own imports stand. */
public final class ImportsHandler {
  private final Services services;

  public ImportsHandler(Services services) {
    this.services = services;
  }

  /** GET /imports. */
  public Answer list(ApiRequest request) {
    request.query();
    List<PriceImport> imports =
        services
            .prices()
            .listImports(
                ListImportsRequest.newBuilder().setAccountId(request.caller().id().value()).build())
            .getImportsList();
    return Answer.json(
        200,
        json -> {
          json.writeArrayPropertyStart("imports");
          for (PriceImport each : imports) {
            json.writeStartObject();
            ImportJson.write(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** GET /imports/{importId}. */
  public Answer get(ApiRequest request) {
    request.query();
    GetImportRequest question =
        GetImportRequest.newBuilder()
            .setAccountId(request.caller().id().value())
            .setImportId(ImportIds.of(request))
            .build();
    return ImportJson.answer(200, services.prices().getImport(question).getImport());
  }
}

package dev.tidemark.gateway.observation;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.price.v1.PriceImport;
import tools.jackson.core.JsonGenerator;

/** Imports as the API shows them. */
final class ImportJson {
  private ImportJson() {}

  static Answer answer(int status, PriceImport found) {
    return Answer.json(
        status,
        json -> {
          json.writeObjectPropertyStart("import");
          write(json, found);
          json.writeEndObject();
        });
  }

  /** Writes the fields of an import into an object that has begun. */
  static void write(JsonGenerator json, PriceImport found) {
    json.writeStringProperty("importId", found.getImportId());
    json.writeStringProperty("format", found.getFormat());
    json.writeStringProperty("state", found.getState());
    Json.time(json, "createdAt", found.getCreatedAtMs());
    Json.timeOrNull(json, "finishedAt", found.hasFinishedAtMs(), found.getFinishedAtMs());
    json.writeNumberProperty("size", found.getSize());
    Json.numberOrNull(json, "rows", found.hasRows(), found.getRows());
    json.writeNumberProperty("done", found.getDone());
    json.writeNumberProperty("accepted", found.getAccepted());
    json.writeNumberProperty("unchanged", found.getUnchanged());
    json.writeNumberProperty("refused", found.getRefused());
    Json.text(json, "problem", found.getProblem().isEmpty() ? null : found.getProblem());
    json.writeBooleanProperty("shared", found.getShared());
  }
}

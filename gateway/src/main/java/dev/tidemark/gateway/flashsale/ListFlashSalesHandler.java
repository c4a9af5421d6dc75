package dev.tidemark.gateway.flashsale;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.FollowedRegion;
import dev.tidemark.protocol.item.v1.ListFlashSessionsRequest;
import dev.tidemark.protocol.item.v1.ListFlashSessionsResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** GET /flash-sales: the sessions of a day, in one region or in all that are followed. */
public final class ListFlashSalesHandler implements Endpoint.Work.Blocking {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9998;

  private final Services services;

  public ListFlashSalesHandler(Services services) {
    this.services = services;
  }

  @Override
  public Answer handle(ApiRequest request) {
    QueryString query = request.query("region", "day");
    ListFlashSessionsRequest.Builder question =
        ListFlashSessionsRequest.newBuilder().setRegion(region(query)).setDays(1);
    query
        .word("day", ListFlashSalesHandler::day, "a day such as 2026-11-23")
        .ifPresent(day -> question.setFirstDay(day.toEpochDay()));
    ListFlashSessionsResponse found = services.items().listFlashSessions(question.build());
    return Answer.json(200, json -> write(json, found));
  }

  /** The number of the region that is asked for; 0 for all. */
  static int region(QueryString query) {
    return query
        .word("region", Region::ofCode, "a region such as sg")
        .map(Region::number)
        .orElse(0);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      boolean writable = day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
      return writable ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static void write(JsonGenerator json, ListFlashSessionsResponse found) {
    json.writeArrayPropertyStart("sessions");
    found
        .getSessionsList()
        .forEach(session -> {
          json.writeStartObject();
          FlashSaleJson.fields(json, session);
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("followed");
    found.getFollowedList().forEach(followed -> write(json, followed));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, FollowedRegion followed) {
    json.writeStartObject();
    json.writeStringProperty("region", Region.ofNumber(followed.getRegion()).code());
    Json.timeOrNull(json, "listedAt", followed.hasListedAtMs(), followed.getListedAtMs());
    Json.text(json, "problem", followed.getProblem().isEmpty() ? null : followed.getProblem());
    json.writeEndObject();
  }
}

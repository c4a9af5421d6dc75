package dev.tidemark.gateway.flashsale;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.FlashSession;
import dev.tidemark.protocol.item.v1.ListFlashSessionsRequest;
import dev.tidemark.protocol.item.v1.ListFlashSessionsResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;

/** GET /flash-sales/calendar.ics: the sessions as a calendar to subscribe to. */
public final class FlashSaleCalendarHandler implements Endpoint.Work.Blocking {
  /** A week back, so that a calendar keeps what was just there; then all that is announced. */
  private static final Duration BACK = Duration.ofDays(7);

  private static final int DAYS = 60;

  private final Services services;
  private final InstantSource clock;

  public FlashSaleCalendarHandler(Services services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  @Override
  public Answer handle(ApiRequest request) {
    Instant now = clock.instant();
    ListFlashSessionsResponse found =
        services
            .items()
            .listFlashSessions(
                ListFlashSessionsRequest.newBuilder()
                    .setRegion(ListFlashSalesHandler.region(request.query("region")))
                    .setFirstDay(
                        now.minus(BACK).atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay())
                    .setDays(DAYS)
                    .build());
    Calendar calendar = new Calendar("Flash sales");
    found.getSessionsList().forEach(session -> add(calendar, session, now));
    return Answer.of(
            "text/calendar; charset=utf-8", calendar.end().getBytes(StandardCharsets.UTF_8))
        .with("content-disposition", "inline; filename=\"flash-sales.ics\"");
  }

  private static void add(Calendar calendar, FlashSession session, Instant now) {
    Region region = Region.ofNumber(session.getRegion());
    String code = region.code().toUpperCase(Locale.ROOT);
    calendar.event(
        "flash-sale-%s-%d@tidemark".formatted(region.code(), session.getSessionId()),
        now,
        Instant.ofEpochMilli(session.getStartAtMs()),
        Instant.ofEpochMilli(session.getEndAtMs()),
        session.getName().isBlank()
            ? "Flash sale " + code
            : "Flash sale " + code + ": " + session.getName(),
        "%d items, %d of them sold out".formatted(session.getItems(), session.getSoldOut()));
  }
}

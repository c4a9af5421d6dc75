package dev.tidemark.gateway.item;

import static dev.tidemark.gateway.item.MoneyJson.decimal;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Page;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.item.KnownChangelogs.Changelog;
import dev.tidemark.gateway.item.KnownChangelogs.Question;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.PriceChange;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** GET /items/{itemKey}/prices: the changes of one price series, oldest first. */
public final class ListPricesHandler implements Endpoint.Work.Hot {
  /** Ten years of a change every eight hours; about 1 MB of JSON. */
  private static final int MAX_CHANGES = 10_000;

  private final Services services;
  private final RecentAnswers recent;
  private final KnownChangelogs changelogs;

  public ListPricesHandler(Services services, RecentAnswers recent, KnownChangelogs changelogs) {
    this.services = services;
    this.recent = recent;
    this.changelogs = changelogs;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    ItemKey key = request.itemKey(ErrorCode.ITEM_NOT_FOUND);
    return recent.answer(
        request,
        new RecentAnswers.Question("prices", key, request.rawQuery()),
        viewer -> ask(request, key, viewer));
  }

  private Future<RecentAnswers.Said> ask(ApiRequest request, ItemKey key, long viewer) {
    Question asked = new Question(key, request.rawQuery());
    Changelog known = changelogs.find(asked);
    GetPriceHistoryRequest question =
        question(
                key, request.query("from", "to", "model", "source", "cursor", "limit", "maxPoints"))
            .setViewer(viewer)
            .setKnownTag(known == null ? "" : known.tag())
            .build();
    return Services.call(services.itemsAsync(request.requestId())::getPriceHistory, question)
        .map(found -> {
          byte[] changelog = changelog(asked, known, question.getModelId(), found);
          return new RecentAnswers.Said(
              Answer.json(200, Json.joined(changelog, Json.object(json -> seen(json, found)))),
              found.getEverybodys());
        });
  }

  /** All of the answer that changes only when a price does. */
  private byte[] changelog(
      Question asked, @Nullable Changelog known, long model, GetPriceHistoryResponse found) {
    if (known != null && found.getUnchanged()) {
      changelogs.confirmed();
      return known.text();
    }
    byte[] text = Json.object(json -> write(json, asked.item(), model, found));
    changelogs.keep(asked, new Changelog(found.getTag(), text));
    return text;
  }

  private static void seen(JsonGenerator json, GetPriceHistoryResponse found) {
    Json.timeOrNull(json, "lastSeenAt", found.hasLastSeenAtMs(), found.getLastSeenAtMs());
  }

  private static GetPriceHistoryRequest.Builder question(ItemKey key, QueryString query) {
    Page page = Page.of(query, MAX_CHANGES, MAX_CHANGES);
    GetPriceHistoryRequest.Builder question =
        GetPriceHistoryRequest.newBuilder()
            .setKey(ItemKeys.message(key))
            .setModelId(query.id("model", 0, Long.MAX_VALUE).orElse(0L))
            .setCursor(page.cursor())
            .setLimit(page.limit());
    query.time("from").ifPresent(from -> question.setFromMs(from.toEpochMilli()));
    query.time("to").ifPresent(to -> question.setToMs(to.toEpochMilli()));
    query
        .word("source", Source::ofCode, "affiliate, web, extension, import or demo")
        .ifPresent(source -> question.setSource(source.number()));
    query.whole("maxPoints", 2, MAX_CHANGES).ifPresent(question::setMaxPoints);
    return question;
  }

  private static void write(
      JsonGenerator json, ItemKey key, long model, GetPriceHistoryResponse found) {
    Region region = key.region();
    json.writeStringProperty("itemKey", key.toString());
    json.writeStringProperty("currency", region.currency());
    json.writeStringProperty("model", Long.toString(model));
    Json.text(
        json, "source", found.getSource() == 0 ? null : Source.ofNumber(found.getSource()).code());
    json.writeArrayPropertyStart("sources");
    found.getSourcesList().forEach(source -> json.writeString(Source.ofNumber(source).code()));
    json.writeEndArray();
    json.writeName("before");
    if (found.hasBefore()) {
      write(json, region, found.getBefore());
    } else {
      json.writeNull();
    }
    json.writeArrayPropertyStart("changes");
    for (PriceChange change : found.getChangesList()) {
      write(json, region, change);
    }
    json.writeEndArray();
    Json.text(json, "nextCursor", Page.next(found.getNextCursor()));
  }

  private static void write(JsonGenerator json, Region region, PriceChange change) {
    json.writeStartObject();
    Json.time(json, "at", change.getAtMs());
    json.writeStringProperty("price", decimal(region, change.getPrice()));
    decimal(json, "listPrice", region, change.hasListPrice(), change.getListPrice());
    json.writeBooleanProperty("flashSale", change.getFlashSale());
    json.writeStringProperty("stock", StockState.ofNumber(change.getStock()).code());
    json.writeStringProperty("source", Source.ofNumber(change.getSource()).code());
    Json.numberOrNull(json, "gapSeconds", change.hasGapSeconds(), change.getGapSeconds());
    json.writeEndObject();
  }
}

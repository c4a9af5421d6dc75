package dev.tidemark.gateway.item;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import io.vertx.core.Future;
import tools.jackson.core.JsonGenerator;

/** GET /items/{itemKey}: an item with its variations, statistics and verdict. */
public final class GetItemHandler implements Endpoint.Work.Hot {
  private final Services services;
  private final RecentAnswers recent;
  private final ItemJson items;

  public GetItemHandler(Services services, RecentAnswers recent, ItemJson items) {
    this.services = services;
    this.recent = recent;
    this.items = items;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    request.query();
    ItemKey key = request.itemKey(ErrorCode.ITEM_NOT_FOUND);
    return recent.answer(
        request,
        new RecentAnswers.Question("item", key, null),
        viewer -> ask(request, key, viewer));
  }

  private Future<RecentAnswers.Said> ask(ApiRequest request, ItemKey key, long viewer) {
    GetItemRequest question =
        GetItemRequest.newBuilder().setKey(ItemKeys.message(key)).setViewer(viewer).build();
    return Services.call(services.itemsAsync(request.requestId())::getItem, question)
        .map(found ->
            new RecentAnswers.Said(
                Answer.json(200, json -> write(json, key.region(), found)), found.getEverybodys()));
  }

  private void write(JsonGenerator json, Region region, GetItemResponse found) {
    items.write(json, "item", found.getItem());
    json.writeStringProperty("currency", region.currency());
    json.writeArrayPropertyStart("models");
    found.getModelsList().forEach(model -> ItemJson.write(json, region, model));
    json.writeEndArray();
    MoneyJson.money(json, "price", region, found.getItem().hasPrice(), found.getItem().getPrice());
    StatisticsJson.write(json, region, found.getStatistics());
    StatisticsJson.write(json, region, found.getVerdict());
    ScheduleJson.write(json, found);
    ItemJson.source(json, found.getItem());
    ItemJson.lastSeenAt(json, found.getItem());
  }
}

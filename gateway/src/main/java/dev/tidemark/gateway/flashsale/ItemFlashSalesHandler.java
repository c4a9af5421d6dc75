package dev.tidemark.gateway.flashsale;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Page;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.item.v1.FlashAppearance;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesRequest;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesResponse;
import tools.jackson.core.JsonGenerator;

/** GET /items/{itemKey}/flash-sales: the sessions that offered an item, the latest first. */
public final class ItemFlashSalesHandler implements Endpoint.Work.Blocking {
  private final Services services;

  public ItemFlashSalesHandler(Services services) {
    this.services = services;
  }

  @Override
  public Answer handle(ApiRequest request) {
    ItemKey key = request.itemKey(ErrorCode.ITEM_NOT_FOUND);
    Page page = Page.of(request.query("cursor", "limit"));
    ListFlashAppearancesResponse found =
        services
            .items()
            .listFlashAppearances(
                ListFlashAppearancesRequest.newBuilder()
                    .setKey(ItemKeys.message(key))
                    .setCursor(page.cursor())
                    .setLimit(page.limit())
                    .build());
    return Answer.json(200, json -> write(json, key, found));
  }

  private static void write(JsonGenerator json, ItemKey key, ListFlashAppearancesResponse found) {
    json.writeStringProperty("itemKey", key.toString());
    json.writeStringProperty("currency", key.region().currency());
    json.writeArrayPropertyStart("appearances");
    for (FlashAppearance appearance : found.getAppearancesList()) {
      json.writeStartObject();
      json.writeObjectPropertyStart("session");
      FlashSaleJson.fields(json, appearance.getSession());
      json.writeEndObject();
      FlashSaleJson.fields(json, key.region(), appearance.getOffer());
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.text(json, "nextCursor", Page.next(found.getNextCursor()));
  }
}

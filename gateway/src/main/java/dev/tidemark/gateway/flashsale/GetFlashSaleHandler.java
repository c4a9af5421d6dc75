package dev.tidemark.gateway.flashsale;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Page;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.item.ItemJson;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.FlashItem;
import dev.tidemark.protocol.item.v1.FlashSort;
import dev.tidemark.protocol.item.v1.GetFlashSessionRequest;
import dev.tidemark.protocol.item.v1.GetFlashSessionResponse;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** GET /flash-sales/{region}/{sessionId}: what a session offers. */
public final class GetFlashSaleHandler implements Endpoint.Work.Blocking {
  private static final Map<String, FlashSort> SORTS =
      Map.of(
          "realDiscount", FlashSort.FLASH_SORT_REAL_DISCOUNT,
          "claimedDiscount", FlashSort.FLASH_SORT_CLAIMED_DISCOUNT,
          "price", FlashSort.FLASH_SORT_PRICE,
          "left", FlashSort.FLASH_SORT_LEFT);

  private final Services services;
  private final ItemJson items;

  public GetFlashSaleHandler(Services services, ItemJson items) {
    this.services = services;
    this.items = items;
  }

  @Override
  public Answer handle(ApiRequest request) {
    Region region = region(request.variables().getFirst());
    long session = session(request.variables().getLast());
    QueryString query = request.query("cursor", "limit", "sort");
    Page page = Page.of(query);
    GetFlashSessionResponse found =
        services
            .items()
            .getFlashSession(
                GetFlashSessionRequest.newBuilder()
                    .setRegion(region.number())
                    .setSessionId(session)
                    .setSort(
                        query
                            .word(
                                "sort",
                                word -> Optional.ofNullable(SORTS.get(word)),
                                "realDiscount, claimedDiscount, price or left")
                            .orElse(FlashSort.FLASH_SORT_REAL_DISCOUNT))
                    .setCursor(page.cursor())
                    .setLimit(page.limit())
                    .build());
    return Answer.json(200, json -> write(json, region, found));
  }

  private static Region region(String text) {
    return Region.ofCode(text)
        .orElseThrow(() ->
            TidemarkException.ofField(
                ErrorCode.INVALID_VALUE,
                "region",
                "'region' has to be a region such as sg, not '%s'."
                    .formatted(PlainText.shown(text))));
  }

  /** What is no number names no session. */
  private static long session(String text) {
    if (text.matches("[1-9][0-9]{0,17}")) {
      return Long.parseLong(text);
    }
    throw new TidemarkException(
        ErrorCode.FLASH_SALE_NOT_FOUND,
        "'%s' is not the number of a flash sale.".formatted(PlainText.shown(text)));
  }

  private void write(JsonGenerator json, Region region, GetFlashSessionResponse found) {
    json.writeObjectPropertyStart("session");
    FlashSaleJson.fields(json, found.getSession());
    json.writeEndObject();
    json.writeStringProperty("currency", region.currency());
    json.writeArrayPropertyStart("items");
    for (FlashItem item : found.getItemsList()) {
      json.writeStartObject();
      items.write(json, "item", item.getItem());
      FlashSaleJson.fields(json, region, item.getOffer());
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.text(json, "nextCursor", Page.next(found.getNextCursor()));
  }
}

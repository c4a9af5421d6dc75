package dev.tidemark.gateway.item;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Page;
import dev.tidemark.gateway.endpoint.QueryString;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.ListItemsRequest;
import dev.tidemark.protocol.item.v1.ListItemsResponse;
import io.vertx.core.Future;
import tools.jackson.core.JsonGenerator;

/** GET /items: all tracked items, or those with a name, a region or an item id. */
public final class ListItemsHandler implements Endpoint.Work.Hot {
  private final Services services;
  private final RecentAnswers recent;
  private final ItemJson items;

  public ListItemsHandler(Services services, RecentAnswers recent, ItemJson items) {
    this.services = services;
    this.recent = recent;
    this.items = items;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    ListItemsRequest.Builder question =
        question(request.query("cursor", "limit", "q", "region", "itemid"));
    return recent.answer(
        request,
        new RecentAnswers.Question("items", null, request.rawQuery()),
        viewer -> ask(request, question.setViewer(viewer).build()));
  }

  private Future<RecentAnswers.Said> ask(ApiRequest request, ListItemsRequest question) {
    return Services.call(services.itemsAsync(request.requestId())::listItems, question)
        .map(found ->
            new RecentAnswers.Said(
                Answer.json(200, json -> write(json, found)), found.getEverybodys()));
  }

  private static ListItemsRequest.Builder question(QueryString query) {
    Page page = Page.of(query);
    return ListItemsRequest.newBuilder()
        .setQ(query.text("q", Page.MAX_SEARCH_LENGTH).orElse(""))
        .setRegion(
            query
                .word("region", Region::ofCode, "a region such as sg")
                .map(Region::number)
                .orElse(0))
        .setItemId(query.id("itemid", 1, ItemId.MAX).orElse(0L))
        .setCursor(page.cursor())
        .setLimit(page.limit());
  }

  private void write(JsonGenerator json, ListItemsResponse found) {
    json.writeArrayPropertyStart("items");
    found.getItemsList().forEach(item -> items.write(json, item));
    json.writeEndArray();
    Json.text(json, "nextCursor", Page.next(found.getNextCursor()));
  }
}

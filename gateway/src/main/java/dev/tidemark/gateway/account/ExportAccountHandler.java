package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.token.TokenJson;
import dev.tidemark.gateway.watch.WatchJson;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.ListWatchedItemsResponse;
import dev.tidemark.protocol.item.v1.WatchedItem;
import dev.tidemark.protocol.user.v1.ListTokensRequest;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.Token;
import dev.tidemark.protocol.user.v1.Watch;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** GET /account/export: all that an account has put here, as one file. */
public final class ExportAccountHandler implements Endpoint.Work.Blocking {
  private static final int ITEMS_AT_ONCE = 100;

  private final Services services;
  private final WatchJson watches;
  private final InstantSource clock;

  public ExportAccountHandler(Services services, WatchJson watches, InstantSource clock) {
    this.services = services;
    this.watches = watches;
    this.clock = clock;
  }

  @Override
  public Answer handle(ApiRequest request) {
    request.query();
    Caller caller = request.caller();
    long account = caller.id().value();
    List<Watch> own =
        services
            .users()
            .listWatches(ListWatchesRequest.newBuilder().setAccountId(account).build())
            .getWatchesList();
    List<Item> items = items(own, account);
    List<Token> tokens =
        services
            .users()
            .listTokens(ListTokensRequest.newBuilder().setAccountId(account).build())
            .getTokensList();
    return Answer.json(
            200,
            json -> {
              Json.time(json, "exportedAt", clock.millis());
              AccountJson.write(json, caller.account());
              watches.writeAll(json, own, items);
              TokenJson.writeAll(json, tokens);
            })
        .with(
            "Content-Disposition",
            "attachment; filename=\"tidemark-" + caller.account().getUsername() + ".json\"");
  }

  /** The items of all watches, page by page: a list may have 2,000. */
  private List<Item> items(List<Watch> own, long viewer) {
    List<Item> items = new ArrayList<>();
    String cursor = "";
    do {
      ListWatchedItemsRequest.Builder page =
          ListWatchedItemsRequest.newBuilder()
              .setCursor(cursor)
              .setLimit(ITEMS_AT_ONCE)
              .setViewer(viewer);
      own.forEach(watch -> page.addKeys(watch.getItem()));
      ListWatchedItemsResponse found = services.items().listWatchedItems(page.build());
      found.getItemsList().stream().map(WatchedItem::getItem).forEach(items::add);
      cursor = found.getNextCursor();
    } while (!cursor.isEmpty());
    return items;
  }
}

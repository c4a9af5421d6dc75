package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.WatchedItem;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.GetWatchRequest;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.TagList;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.protocol.user.v1.Watch;
import java.time.Instant;

/** /watches/{itemKey}: sees, changes and removes one of the caller's watches. */
public final class WatchHandler {
  private final Services services;
  private final WatchChanges changes;
  private final WatchJson watches;
  private final Variations variations;

  public WatchHandler(Services services, WatchChanges changes, WatchJson watches) {
    this.services = services;
    this.changes = changes;
    this.watches = watches;
    this.variations = new Variations(services);
  }

  /** GET /watches/{itemKey}. */
  public Answer get(ApiRequest request) {
    request.query();
    Watch watch = find(request, request.itemKey(ErrorCode.WATCH_NOT_FOUND));
    return answer(watch, item(request, watch));
  }

  /** PATCH /watches/{itemKey}. */
  public Answer update(ApiRequest request) {
    ItemKey key = request.itemKey(ErrorCode.WATCH_NOT_FOUND);
    UpdateWatchRequest question = question(request, key);
    Item item = item(request, find(request, key));
    if (question.hasModelId()) {
      variations.require(item.getKey(), new ModelId(question.getModelId()));
    }
    return answer(services.users().updateWatch(question).getWatch(), item);
  }

  /** DELETE /watches/{itemKey}. */
  public Answer remove(ApiRequest request) {
    Caller caller = request.caller();
    ItemKey key = request.itemKey(ErrorCode.WATCH_NOT_FOUND);
    Watch _ = find(request, key);
    services
        .users()
        .removeWatch(
            RemoveWatchRequest.newBuilder()
                .setAccountId(caller.id().value())
                .setItem(ItemKeys.message(key))
                .build());
    changes.changed(caller.id());
    return Answer.noContent();
  }

  /**
   * The watch under the key that the caller has of it: with the shop that the link named, or the
   * one that the item has turned out to belong to. Under any other shop there is none.
   */
  private Watch find(ApiRequest request, ItemKey key) {
    Watch watch =
        services
            .users()
            .getWatch(
                GetWatchRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setItem(ItemKeys.message(key))
                    .build())
            .getWatch();
    if (!isOf(watch.getItem(), key) && !isOf(item(request, watch).getKey(), key)) {
      throw new TidemarkException(
          ErrorCode.WATCH_NOT_FOUND,
          "The item " + key + " is not on this list; that item belongs to another shop.");
    }
    return watch;
  }

  private static boolean isOf(ItemKeyMessage item, ItemKey key) {
    return item.getShopId() == key.shop().value();
  }

  private static UpdateWatchRequest question(ApiRequest request, ItemKey key) {
    RequestBody body =
        request.body("model", "targetPrice", "targetMuted", "targetSnoozedUntil", "tags");
    if (body.isEmpty()) {
      throw new TidemarkException(
          ErrorCode.INVALID_VALUE,
          "Nothing is to be changed; give model, targetPrice, targetMuted, targetSnoozedUntil or"
              + " tags.");
    }
    UpdateWatchRequest.Builder question =
        UpdateWatchRequest.newBuilder()
            .setAccountId(request.caller().id().value())
            .setItem(ItemKeys.message(key));
    if (body.has("model")) {
      question.setModelId(WatchFields.model(body).value());
    }
    if (body.has("targetPrice")) {
      Price target = WatchFields.targetPrice(body, key.region());
      if (target == null) {
        question.setClearTargetPrice(true);
      } else {
        question.setTargetPrice(target.units());
      }
    }
    silence(body, question);
    if (body.has("tags")) {
      question.setTags(TagList.newBuilder().addAllTags(WatchFields.tags(body)));
    }
    return question.build();
  }

  private static void silence(RequestBody body, UpdateWatchRequest.Builder question) {
    Boolean muted = body.flagOrNull("targetMuted");
    if (muted != null) {
      question.setTargetMuted(muted);
    }
    Instant snoozed = body.timeOrNull("targetSnoozedUntil");
    if (snoozed != null) {
      question.setTargetSnoozedUntilMs(snoozed.toEpochMilli());
    }
    question.setClearTargetSnoozed(body.has("targetSnoozedUntil") && snoozed == null);
  }

  /** The watched item, whichever shop it has turned out to belong to. */
  private Item item(ApiRequest request, Watch watch) {
    return services
        .items()
        .listWatchedItems(
            ListWatchedItemsRequest.newBuilder()
                .addKeys(watch.getItem())
                .setLimit(1)
                .setViewer(request.viewer())
                .build())
        .getItemsList()
        .stream()
        .map(WatchedItem::getItem)
        .findFirst()
        .orElseThrow(() ->
            new TidemarkException(
                ErrorCode.WATCH_NOT_FOUND,
                "The item " + ItemKeys.of(watch.getItem()) + " is not tracked any more."));
  }

  private Answer answer(Watch watch, Item item) {
    return Answer.json(200, json -> watches.write(json, watch, item));
  }
}

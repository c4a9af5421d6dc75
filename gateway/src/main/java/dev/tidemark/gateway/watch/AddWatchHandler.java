package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.TrackItemRequest;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;

/** POST /watches: puts the item of a pasted link on the caller's list, and starts tracking it. */
public final class AddWatchHandler implements Endpoint.Work.Blocking {
  private static final int LONGEST_URL = 8_192;

  private final Services services;
  private final WatchChanges changes;
  private final ItemOfLink links;
  private final WatchJson watches;
  private final Variations variations;

  public AddWatchHandler(
      Services services, WatchChanges changes, ItemOfLink links, WatchJson watches) {
    this.services = services;
    this.changes = changes;
    this.links = links;
    this.watches = watches;
    this.variations = new Variations(services);
  }

  @Override
  public Answer handle(ApiRequest request) {
    Caller caller = request.caller();
    RequestBody body = request.body("url", "model", "targetPrice", "tags");
    ItemOfLink.Found link = links.find(body.rawText("url", LONGEST_URL));
    ItemKey key = link.key();
    AddWatchRequest question = question(caller, link, body);
    changes.adding(caller.id(), key);
    try {
      return add(question);
    } catch (RuntimeException notAdded) {
      changes.changed(caller.id());
      throw notAdded;
    }
  }

  /**
   * The item first: tracking one that nobody comes to watch costs a few looks, while a watch whose
   * item is unknown could never be shown.
   */
  private Answer add(AddWatchRequest question) {
    TrackItemRequest tracking = TrackItemRequest.newBuilder().setKey(question.getItem()).build();
    Item item = services.items().trackItem(tracking).getItem();
    AddWatchResponse added = services.users().addWatch(question);
    return Answer.json(
        added.getCreated() ? 202 : 200,
        json -> {
          watches.write(json, added.getWatch(), item);
          watches.write(json, item);
          json.writeStringProperty("state", ItemState.ofNumber(item.getState()).code());
        });
  }

  /**
   * The variation that the body names goes before the one that the link selects; a link may be
   * older than the variations are.
   */
  private ModelId model(ItemOfLink.Found link, RequestBody body) {
    ItemKeyMessage item = ItemKeys.message(link.key());
    if (body.has("model")) {
      ModelId named = WatchFields.model(body);
      variations.require(item, named);
      return named;
    }
    return variations.isAbsent(item, link.model()) ? ModelId.HEADLINE : link.model();
  }

  private AddWatchRequest question(Caller caller, ItemOfLink.Found link, RequestBody body) {
    AddWatchRequest.Builder question =
        AddWatchRequest.newBuilder()
            .setAccountId(caller.id().value())
            .setItem(ItemKeys.message(link.key()))
            .setModelId(model(link, body).value())
            .addAllTags(WatchFields.tags(body));
    Price target = WatchFields.targetPrice(body, link.key().region());
    if (target != null) {
      question.setTargetPrice(target.units());
    }
    return question.build();
  }
}

package dev.tidemark.gateway.demo;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.instance.InstanceFacts;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.FillDemoRequest;
import dev.tidemark.protocol.price.v1.FillDemoResponse;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import java.util.List;

/** POST /demo: puts the demo shop's collection, each item with its past, on the caller's list. */
public final class FillDemoHandler implements Endpoint.Work.Blocking {
  /** Marks on the list what is there for show. */
  private static final String TAG = "demo";

  private final Services services;
  private final WatchChanges changes;
  private final InstanceFacts facts;

  public FillDemoHandler(Services services, WatchChanges changes, InstanceFacts facts) {
    this.services = services;
    this.changes = changes;
    this.facts = facts;
  }

  @Override
  public Answer handle(ApiRequest request) {
    if (facts.demoShop().isEmpty()) {
      throw new TidemarkException(
          ErrorCode.NO_DEMO_SHOP,
          "No demo shop belongs to this installation; it has one while no source of real prices is"
              + " configured, or when demo.enabled is set to true.");
    }
    FillDemoResponse filled = services.fillingDemo().fillDemo(FillDemoRequest.getDefaultInstance());
    long added = watch(request.caller(), filled.getItemsList());
    return Answer.json(
        200,
        json -> {
          json.writeNumberProperty("items", filled.getItemsCount());
          json.writeNumberProperty("added", added);
          json.writeNumberProperty("changes", filled.getChanges());
        });
  }

  /** The last of the collection first, so that the list, newest on top, shows it in its order. */
  private long watch(Caller caller, List<ItemKeyMessage> items) {
    try {
      return items.reversed().stream()
          .map(item ->
              AddWatchRequest.newBuilder()
                  .setAccountId(caller.id().value())
                  .setItem(item)
                  .addTags(TAG)
                  .build())
          .filter(question -> services.users().addWatch(question).getCreated())
          .count();
    } finally {
      changes.changed(caller.id());
    }
  }
}

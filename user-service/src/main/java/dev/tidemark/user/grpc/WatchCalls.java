package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;
import dev.tidemark.protocol.user.v1.GetWatchRequest;
import dev.tidemark.protocol.user.v1.GetWatchResponse;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.ListWatchesResponse;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.RemoveWatchResponse;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.protocol.user.v1.UpdateWatchResponse;
import dev.tidemark.user.watch.Tags;
import dev.tidemark.user.watch.Watch;
import dev.tidemark.user.watch.WatchChange;
import dev.tidemark.user.watch.WatchList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The calls about watches. */
public final class WatchCalls {
  private final WatchList watches;
  private final InstantSource clock;

  public WatchCalls(WatchList watches, InstantSource clock) {
    this.watches = watches;
    this.clock = clock;
  }

  AddWatchResponse add(AddWatchRequest request) {
    Watch wanted =
        new Watch(
            WatchMessages.item(request.getItem()),
            Instant.ofEpochMilli(clock.millis()),
            WatchMessages.model(request.getModelId()),
            request.hasTargetPrice() ? WatchMessages.targetPrice(request.getTargetPrice()) : null,
            false,
            null,
            Tags.chosen(request.getTagsList()));
    WatchList.Added added = watches.add(AccountId.ofRequest(request.getAccountId()), wanted);
    return AddWatchResponse.newBuilder()
        .setWatch(WatchMessages.message(added.watch()))
        .setCreated(added.created())
        .build();
  }

  GetWatchResponse get(GetWatchRequest request) {
    Watch watch =
        watches.get(
            AccountId.ofRequest(request.getAccountId()), WatchMessages.item(request.getItem()));
    return GetWatchResponse.newBuilder().setWatch(WatchMessages.message(watch)).build();
  }

  UpdateWatchResponse update(UpdateWatchRequest request) {
    Watch watch =
        watches.change(
            AccountId.ofRequest(request.getAccountId()),
            WatchMessages.item(request.getItem()),
            change(request));
    return UpdateWatchResponse.newBuilder().setWatch(WatchMessages.message(watch)).build();
  }

  RemoveWatchResponse remove(RemoveWatchRequest request) {
    watches.remove(
        AccountId.ofRequest(request.getAccountId()), WatchMessages.item(request.getItem()));
    return RemoveWatchResponse.getDefaultInstance();
  }

  ListWatchesResponse list(ListWatchesRequest request) {
    AccountId account = AccountId.ofRequest(request.getAccountId());
    List<Watch> found =
        request.getTag().isEmpty()
            ? watches.all(account)
            : watches.tagged(account, request.getTag());
    return ListWatchesResponse.newBuilder()
        .addAllWatches(found.stream().map(WatchMessages::message).toList())
        .build();
  }

  private static WatchChange change(UpdateWatchRequest request) {
    if (request.hasTargetPrice() && request.getClearTargetPrice()) {
      throw WatchMessages.invalid("targetPrice", "a target price is either set or removed");
    }
    ModelId model = request.hasModelId() ? WatchMessages.model(request.getModelId()) : null;
    Price target =
        request.hasTargetPrice() ? WatchMessages.targetPrice(request.getTargetPrice()) : null;
    Tags tags = request.hasTags() ? Tags.chosen(request.getTags().getTagsList()) : null;
    return new WatchChange(
        model,
        target,
        request.getClearTargetPrice(),
        request.hasTargetMuted() ? request.getTargetMuted() : null,
        request.hasTargetSnoozedUntilMs()
            ? Instant.ofEpochMilli(request.getTargetSnoozedUntilMs())
            : null,
        request.getClearTargetSnoozed(),
        tags);
  }
}

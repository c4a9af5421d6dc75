package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.ListWatchesResponse;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.protocol.user.v1.Watch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The watches of {@link FakeUsers}, which guards them. */
final class FakeWatches {
  /** A tag that makes a watch the 2,001st. */
  static final String ONE_TOO_MANY = "one-too-many";

  /** An item whose watch is the 2,001st. */
  static final long ITEM_TOO_MANY = 2_001;

  private final Map<Long, Map<ItemKeyMessage, Watch>> watches = new LinkedHashMap<>();

  AddWatchResponse add(AddWatchRequest request, long now) {
    Map<ItemKeyMessage, Watch> own = own(request.getAccountId());
    Watch present = own.get(listing(request.getItem()));
    if (present != null) {
      return AddWatchResponse.newBuilder().setWatch(present).build();
    }
    if (request.getTagsList().contains(ONE_TOO_MANY)
        || request.getItem().getItemId() == ITEM_TOO_MANY) {
      throw new TidemarkException(ErrorCode.TOO_MANY_WATCHES, "Full.");
    }
    Watch.Builder watch =
        Watch.newBuilder()
            .setItem(request.getItem())
            .setAddedAtMs(now)
            .setModelId(request.getModelId())
            .addAllTags(request.getTagsList());
    if (request.hasTargetPrice()) {
      watch.setTargetPrice(request.getTargetPrice());
    }
    own.put(listing(request.getItem()), watch.build());
    return AddWatchResponse.newBuilder().setWatch(watch).setCreated(true).build();
  }

  Watch find(long account, ItemKeyMessage item) {
    Watch watch = own(account).get(listing(item));
    if (watch == null) {
      throw new TidemarkException(ErrorCode.WATCH_NOT_FOUND, "Not on the list.");
    }
    return watch;
  }

  Watch update(UpdateWatchRequest request) {
    Watch.Builder watch = find(request.getAccountId(), request.getItem()).toBuilder();
    if (request.hasModelId()) {
      watch.setModelId(request.getModelId());
    }
    if (request.hasTargetPrice()) {
      watch.setTargetPrice(request.getTargetPrice());
    }
    if (request.getClearTargetPrice()) {
      watch.clearTargetPrice();
    }
    if (request.hasTargetMuted()) {
      watch.setTargetMuted(request.getTargetMuted());
    }
    if (request.hasTargetSnoozedUntilMs()) {
      watch.setTargetSnoozedUntilMs(request.getTargetSnoozedUntilMs());
    }
    if (request.getClearTargetSnoozed()) {
      watch.clearTargetSnoozedUntilMs();
    }
    if (request.hasTags()) {
      watch.clearTags().addAllTags(request.getTags().getTagsList());
    }
    own(request.getAccountId()).put(listing(request.getItem()), watch.build());
    return watch.build();
  }

  void remove(long account, ItemKeyMessage item) {
    own(account).remove(listing(find(account, item).getItem()));
  }

  void removeAll(long account) {
    watches.remove(account);
  }

  ListWatchesResponse list(ListWatchesRequest request) {
    List<Watch> newestFirst = new ArrayList<>(own(request.getAccountId()).values()).reversed();
    return ListWatchesResponse.newBuilder()
        .addAllWatches(
            newestFirst.stream()
                .filter(watch ->
                    request.getTag().isEmpty() || watch.getTagsList().contains(request.getTag()))
                .toList())
        .build();
  }

  /** The user service knows no shops: a watch is of a region and an item. */
  private static ItemKeyMessage listing(ItemKeyMessage item) {
    return item.toBuilder().clearShopId().build();
  }

  private Map<ItemKeyMessage, Watch> own(long account) {
    return watches.computeIfAbsent(account, _ -> new LinkedHashMap<>());
  }

  @Override
  public String toString() {
    return watches.toString();
  }
}

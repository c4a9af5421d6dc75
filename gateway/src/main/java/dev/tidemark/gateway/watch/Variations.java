package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.Model;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.runtime.grpc.GrpcErrors;
import java.util.List;
import java.util.stream.Collectors;

/** Which variations an item has. Blocks. */
final class Variations {
  private static final int MOST_NAMED = 10;

  private final Services services;

  Variations(Services services) {
    this.services = services;
  }

  /**
   * Refuses a variation that the item does not have. Nobody can tell as long as none of an item's
   * variations is known; the item as a whole is always there.
   *
   * @throws TidemarkException invalid-value
   */
  void require(ItemKeyMessage item, ModelId model) {
    List<Model> others = insteadOf(item, model);
    if (!others.isEmpty()) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE,
          "model",
          "The item has no variation '%s'; it has %s.".formatted(model, named(others)));
    }
  }

  /** Whether an item is known to have other variations only. */
  boolean isAbsent(ItemKeyMessage item, ModelId model) {
    return !insteadOf(item, model).isEmpty();
  }

  /** The variations that an item has if this is none of them. */
  private List<Model> insteadOf(ItemKeyMessage item, ModelId model) {
    if (model.isHeadline()) {
      return List.of();
    }
    List<Model> models = models(item);
    boolean there = models.stream().anyMatch(each -> each.getModelId() == model.value());
    return there ? List.of() : models;
  }

  /** None of an item that nobody tracks yet. */
  private List<Model> models(ItemKeyMessage item) {
    try {
      return services
          .items()
          .getItem(GetItemRequest.newBuilder().setKey(item).build())
          .getModelsList();
    } catch (RuntimeException refused) {
      if (GrpcErrors.from(refused).error() == ErrorCode.ITEM_NOT_FOUND) {
        return List.of();
      }
      throw refused;
    }
  }

  private static String named(List<Model> models) {
    String some =
        models.stream()
            .limit(MOST_NAMED)
            .map(model -> Long.toString(model.getModelId()))
            .collect(Collectors.joining(", "));
    return models.size() > MOST_NAMED ? some + " and others" : some;
  }
}

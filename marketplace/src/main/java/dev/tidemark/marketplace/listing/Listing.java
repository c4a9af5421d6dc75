package dev.tidemark.marketplace.listing;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a marketplace answered about an item, in the currency of the item's region. It has passed
 * the gate: it speaks of the item that was asked for, and no price in it was invented.
 */
public record Listing(
    ItemKey key,
    String name,
    @Nullable URI image,
    ListingStatus status,
    Headline headline,
    List<ListedModel> models) {

  public Listing {
    models = List.copyOf(models);
  }

  /** The model with this id, if the shop still lists it. */
  public Optional<ListedModel> model(ModelId id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }
}

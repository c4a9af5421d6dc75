package dev.tidemark.marketplace.demo;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that the demo shop shows in its exhibition.
 *
 * @param since where its history is to begin
 * @param models in the shop's own order
 */
public record DemoExhibit(
    ItemKey key, String name, @Nullable URI image, Instant since, List<Model> models) {
  /** A variation of it. */
  public record Model(ModelId id, String name) {}

  public DemoExhibit {
    models = List.copyOf(models);
  }
}

package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.util.List;

/**
 * What never changes about an item of the demo shop. Immutable.
 *
 * @param index its number in the order of the catalogue, from 0
 * @param axes none, one or two
 * @param models at least one
 * @param images hashes of its pictures, the first is shown everywhere
 * @param listedAt when it was put on sale
 */
public record DemoItem(
    int index,
    ItemId id,
    Seller seller,
    String name,
    String brand,
    Category category,
    List<Axis> axes,
    List<DemoModel> models,
    List<String> images,
    Instant listedAt) {
  public DemoItem {
    axes = List.copyOf(axes);
    models = List.copyOf(models);
    images = List.copyOf(images);
  }

  public ItemKey key(Region region) {
    return new ItemKey(region, seller.id(), id);
  }

  public String image() {
    return images.getFirst();
  }

  /** The path of its page in the form people copy, such as {@code /Rattan-Basket-i.12.345}. */
  public String path() {
    String slug = name.replaceAll("[^A-Za-z0-9]+", "-");
    return "/" + slug + "-i." + seller.id() + "." + id;
  }
}

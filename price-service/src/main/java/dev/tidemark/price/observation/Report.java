package dev.tidemark.price.observation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it was written down, unchecked; texts are as given, and absent ones null.
 *
 * @param item an item key or the address of an item's page
 * @param model the one variation that all the rest is about; null for the item as a whole
 * @param models the item's variations, where the reporter saw them all
 */
public record Report(
    @Nullable String item,
    @Nullable String model,
    Asked asked,
    @Nullable String currency,
    @Nullable String seenAt,
    @Nullable String name,
    @Nullable String imageUrl,
    List<ReportedModel> models)
    implements Reading {

  /** What the shop asked for something. */
  public record Asked(
      @Nullable String price,
      @Nullable String listPrice,
      @Nullable Boolean inStock,
      boolean flashSale) {}

  /** A variation among others. */
  public record ReportedModel(@Nullable String model, @Nullable String name, Asked asked) {}

  public Report {
    models = List.copyOf(models);
  }
}

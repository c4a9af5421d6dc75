package dev.tidemark.itemsdb.listing;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the models of an item. */
public final class ModelStore {
  // By PRIMARY (listing_id, model_id), all of one listing.
  private static final String OF_LISTING =
      """
      SELECT model_id, name, price, list_price, stock, flash_sale, listed
      FROM model
      WHERE listing_id = :listing
      ORDER BY listed DESC, position, model_id
      """;

  private final Handle handle;

  public ModelStore(Handle handle) {
    this.handle = handle;
  }

  /** In the shop's own order; those it no longer lists come last. */
  public List<Model> ofListing(ListingId listing) {
    return handle
        .createQuery(OF_LISTING)
        .bind("listing", listing.value())
        .map((row, context) ->
            new Model(
                new ModelId(row.getLong("model_id")),
                row.getString("name"),
                ListingRow.offer(row),
                row.getBoolean("listed")))
        .list();
  }
}

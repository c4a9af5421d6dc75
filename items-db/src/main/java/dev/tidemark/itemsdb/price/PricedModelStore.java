package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.StockState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The models of items as price checks see and leave them. */
public final class PricedModelStore {
  // By the primary key.
  private static final String OF_LISTING =
      """
      SELECT model_id, position, name, price, list_price, stock, flash_sale, listed
      FROM model
      WHERE listing_id = :listing
      """;

  // By the primary key.
  private static final String SAVE =
      """
      INSERT INTO model
        (listing_id, model_id, position, name, price, list_price, stock, flash_sale, listed)
      VALUES
        (:listing, :model, :position, :name, :price, :listPrice, :stock, :flashSale, :listed)
      ON DUPLICATE KEY UPDATE
        position = VALUES(position), name = VALUES(name), price = VALUES(price),
        list_price = VALUES(list_price), stock = VALUES(stock), flash_sale = VALUES(flash_sale),
        listed = VALUES(listed)
      """;

  private final Handle handle;

  public PricedModelStore(Handle handle) {
    this.handle = handle;
  }

  /** Every model the item ever had. */
  public List<PricedModel> ofListing(ListingId listing) {
    return handle
        .createQuery(OF_LISTING)
        .bind("listing", listing.value())
        .map(PricedModelStore::pricedModel)
        .list();
  }

  public void save(ListingId listing, Collection<PricedModel> models) {
    if (models.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(SAVE);
    for (PricedModel model : models) {
      batch
          .bind("listing", listing.value())
          .bind("model", model.id().value())
          .bind("position", model.position())
          .bind("name", model.name())
          .bind("price", PriceChangeStore.units(model.offer().price()))
          .bind("listPrice", PriceChangeStore.units(model.offer().listPrice()))
          .bind("stock", model.offer().stock().number())
          .bind("flashSale", model.offer().flashSale())
          .bind("listed", model.listed())
          .add();
    }
    batch.execute();
  }

  private static PricedModel pricedModel(ResultSet row, StatementContext context)
      throws SQLException {
    return new PricedModel(
        new ModelId(row.getLong("model_id")),
        row.getInt("position"),
        row.getString("name"),
        new Offer(
            Columns.optionalPrice(row, "price"),
            Columns.optionalPrice(row, "list_price"),
            StockState.ofNumber(row.getInt("stock")),
            row.getBoolean("flash_sale")),
        row.getBoolean("listed"));
  }
}

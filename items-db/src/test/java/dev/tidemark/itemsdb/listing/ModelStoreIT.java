package dev.tidemark.itemsdb.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.StockState;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ModelStoreIT {
  @AutoClose private final ItemsDbForTests db = new ItemsDbForTests();

  @Test
  void givesTheModelsInTheShopsOwnOrderAndThoseNoLongerListedLast() {
    long listing = ItemsDbForTests.listing(Region.ID, 5).value();
    db.execute(
        """
        INSERT INTO model
          (listing_id, model_id, position, name, price, list_price, stock, flash_sale, listed)
        VALUES (%1$d, 30, 1, 'Merah', 3450000000, 5000000000, 1, 1, 1),
               (%1$d, 20, 2, 'Biru', NULL, NULL, 2, 0, 1),
               (%1$d, 10, 0, 'Lama', 9223372036854775807, NULL, 0, 0, 0)
        """
            .formatted(listing));

    List<Model> models =
        db.read(handle -> new ModelStore(handle).ofListing(ItemsDbForTests.listing(Region.ID, 5)));

    assertThat(models)
        .containsExactly(
            new Model(
                new ModelId(30),
                "Merah",
                new Offer(
                    new Price(3_450_000_000L), new Price(5_000_000_000L), StockState.IN, true),
                true),
            new Model(new ModelId(20), "Biru", new Offer(null, null, StockState.OUT, false), true),
            new Model(
                new ModelId(10),
                "Lama",
                new Offer(new Price(Long.MAX_VALUE), null, StockState.UNKNOWN, false),
                false));
  }
}

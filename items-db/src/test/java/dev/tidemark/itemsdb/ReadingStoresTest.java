package dev.tidemark.itemsdb;

import dev.tidemark.itemsdb.connector.ConnectorStore;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.history.HeadlineStore;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.listing.ListingSearchStore;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.ModelStore;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.testkit.SqlDialect;
import org.junit.jupiter.api.Test;

class ReadingStoresTest {
  @Test
  void speakTheSqlThatAllCandidateDatabasesShare() {
    SqlDialect.check(
        FlashSaleStore.class,
        ListingStore.class,
        ListingSearchStore.class,
        ModelStore.class,
        PollScheduleStore.class,
        ConnectorStore.class,
        PriceHistoryStore.class,
        HeadlineStore.class);
  }
}

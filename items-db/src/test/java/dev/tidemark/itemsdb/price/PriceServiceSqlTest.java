package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.flashsale.FlashItemStore;
import dev.tidemark.itemsdb.flashsale.FlashLookStore;
import dev.tidemark.itemsdb.flashsale.FlashRegionStore;
import dev.tidemark.itemsdb.flashsale.FlashSessionStore;
import dev.tidemark.itemsdb.poll.BucketLeaseStore;
import dev.tidemark.itemsdb.poll.CollectorStore;
import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.testkit.SqlDialect;
import org.junit.jupiter.api.Test;

class PriceServiceSqlTest {
  @Test
  void speaksTheCommonSubset() {
    SqlDialect.check(
        BucketLeaseStore.class,
        CollectorStore.class,
        PollStateStore.class,
        FlashItemStore.class,
        FlashLookStore.class,
        FlashRegionStore.class,
        FlashSessionStore.class,
        CheckedListingStore.class,
        ConnectorReportStore.class,
        PriceChangeStore.class,
        PricedModelStore.class,
        SecondLookStore.class);
  }
}

package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.flashsale.FlashItemStore;
import dev.tidemark.itemsdb.flashsale.FlashLookStore;
import dev.tidemark.itemsdb.flashsale.FlashRegionStore;
import dev.tidemark.itemsdb.flashsale.FlashSessionStore;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.itemsdb.poll.BoundaryStore;
import dev.tidemark.itemsdb.poll.BucketLeaseStore;
import dev.tidemark.itemsdb.poll.CollectorStore;
import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.itemsdb.poll.HostPaceStore;
import dev.tidemark.itemsdb.poll.HostTurnStore;
import dev.tidemark.itemsdb.poll.PollCensusStore;
import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.poll.WatcherStore;
import dev.tidemark.testkit.SqlDialect;
import org.junit.jupiter.api.Test;

class PriceServiceSqlTest {
  @Test
  void speaksTheCommonSubset() {
    SqlDialect.check(
        BoundaryStore.class,
        BucketLeaseStore.class,
        CollectorStore.class,
        DuePollStore.class,
        HostPaceStore.class,
        HostTurnStore.class,
        PollCensusStore.class,
        PollStateStore.class,
        WatcherStore.class,
        FlashItemStore.class,
        FlashLookStore.class,
        FlashRegionStore.class,
        FlashSessionStore.class,
        CheckedListingStore.class,
        ChangeOutboxStore.class,
        ConnectorReportStore.class,
        EarlierPriceStore.class,
        PastPriceStore.class,
        PriceChangeStore.class,
        PricedModelStore.class,
        SecondLookStore.class);
  }
}

package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.imports.ImportPartStore;
import dev.tidemark.itemsdb.imports.ImportStore;
import dev.tidemark.itemsdb.imports.ImportWorkStore;
import dev.tidemark.itemsdb.imports.RefusedRowStore;
import dev.tidemark.testkit.SqlDialect;
import org.junit.jupiter.api.Test;

class ObservationSqlTest {
  @Test
  void speaksTheCommonSubset() {
    SqlDialect.check(
        AccountRowsStore.class,
        DoubtedStore.class,
        ImportPartStore.class,
        ImportStore.class,
        ImportWorkStore.class,
        RefusedRowStore.class,
        PrivateHistoryStore.class,
        PrivateItemStore.class,
        PrivateSeriesStore.class,
        SharedSeriesStore.class,
        SpeakingConnectorStore.class);
  }
}

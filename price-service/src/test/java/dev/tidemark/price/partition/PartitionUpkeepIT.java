package dev.tidemark.price.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.price.ManualClock;
import dev.tidemark.price.PriceDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionUpkeepIT {
  private final PriceDatabase items = new PriceDatabase();
  private final ManualClock clock = new ManualClock(Instant.parse("2031-12-31T23:59:59Z"));
  private final PartitionUpkeep upkeep = new PartitionUpkeep(items.database()::read, clock);

  @AfterEach
  void close() {
    items.close();
  }

  @Test
  void makesRoomForThisYearAndTwoMore() {
    upkeep.run();

    assertThat(newest()).isEqualTo("y2033");
    items.execute(
        """
        INSERT INTO price_change
          (listing_id, model_id, source, observed_at, price, flash_sale, stock)
        VALUES (1, 0, 2, 2019686399999, 100000, 0, 1)
        """);
    assertThat(items.countChanges()).isOne();
  }

  @Test
  void addsNothingTwice() {
    upkeep.run();
    int partitions = partitions();

    upkeep.run();

    assertThat(partitions()).isEqualTo(partitions);
  }

  @Test
  void doesNotMindSeveralAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> run =
          () -> {
            upkeep.run();
            return true;
          };

      assertThat(threads.invokeAll(Stream.generate(() -> run).limit(4).toList()))
          .allSatisfy(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(20)));
    }

    assertThat(newest()).isEqualTo("y2033");
  }

  private int partitions() {
    return items.number(
        """
        SELECT COUNT(*) FROM information_schema.partitions
        WHERE table_schema = DATABASE() AND table_name = 'price_change'
        """);
  }

  private String newest() {
    return items
        .database()
        .read(handle ->
            handle
                .createQuery(
                    """
                    SELECT partition_name FROM information_schema.partitions
                    WHERE table_schema = DATABASE() AND table_name = 'price_change'
                    ORDER BY partition_ordinal_position DESC LIMIT 1
                    """)
                .mapTo(String.class)
                .one());
  }
}

package dev.tidemark.item.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.itemsdb.price.SeriesRow;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.WatchedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * That what is kept in memory is never older than what was on disk when a read began: somebody
 * writes prices, as a price service does, while others read all the time.
 */
class FreshReadsIT {
  private static final int WRITES = 150;
  private static final int READERS = 4;
  private static final long FIRST_PRICE = 1_000;

  private final ItemSystem system = new ItemSystem();
  private final KnownItem item =
      KnownItem.of(system, "sg.67707640.2245175584", "Kettle").at(40, FIRST_PRICE);

  /** The last price on disk, in whole units; prices only rise. */
  private final AtomicLong written = new AtomicLong(FIRST_PRICE);

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void historiesAreNeverOlderThanTheDisk() throws Exception {
    readWhileWriting(this::lastOfHistory);
  }

  @Test
  void historiesThatAreSaidToBeUnchangedAreNeverOlderThanTheDisk() throws Exception {
    AtomicReference<GetPriceHistoryResponse> known =
        new AtomicReference<>(GetPriceHistoryResponse.getDefaultInstance());
    readWhileWriting(() -> lastOfKnownHistory(known));
  }

  @Test
  void watchlistsAreNeverOlderThanTheDisk() throws Exception {
    readWhileWriting(this::lastOfSparkline);
  }

  @Test
  void statisticsAreNeverOlderThanTheDisk() throws Exception {
    readWhileWriting(this::highestOfStatistics);
  }

  /** Reads the newest price, in units of the database. */
  private interface Reading {
    long newestPrice();
  }

  private void readWhileWriting(Reading reading) throws Exception {
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<Integer>> reads = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        reads.add(readers.submit(() -> readUntilTheEnd(reading)));
      }
      for (int i = 1; i <= WRITES; i++) {
        write(i);
      }
      for (Future<Integer> each : reads) {
        assertThat(each.get()).as("reads while prices were written").isPositive();
      }
    }
    assertThat(reading.newestPrice()).isEqualTo((FIRST_PRICE + WRITES) * 100_000);
  }

  private int readUntilTheEnd(Reading reading) {
    int reads = 0;
    while (written.get() < FIRST_PRICE + WRITES) {
      long onDisk = written.get() * 100_000;
      assertThat(reading.newestPrice()).isGreaterThanOrEqualTo(onDisk);
      reads++;
    }
    return Math.max(1, reads);
  }

  private void write(int number) {
    long price = FIRST_PRICE + number;
    Instant at = ItemSystem.NOW.minus(Duration.ofDays(20)).plus(Duration.ofMinutes(number));
    Offer offer = new Offer(new Price(price * 100_000), null, StockState.IN, false);
    boolean _ =
        system
            .database()
            .write(handle -> {
              CheckedListingStore listings = new CheckedListingStore(handle);
              CheckedListing was = listings.lock(item.key().listing()).orElseThrow();
              new PriceChangeStore(handle)
                  .append(
                      Series.headline(was.id(), Source.WEB),
                      new SeriesRow(at, offer),
                      Duration.ofMinutes(1));
              listings.save(was, was, true);
              return true;
            });
    written.set(price);
  }

  private long lastOfHistory() {
    return history("").getChangesList().getLast().getPrice();
  }

  /** Keeps the last answer, as a gateway does. */
  private long lastOfKnownHistory(AtomicReference<GetPriceHistoryResponse> known) {
    GetPriceHistoryResponse before = known.get();
    GetPriceHistoryResponse now = history(before.getTag());
    if (now.getUnchanged()) {
      return before.getChangesList().getLast().getPrice();
    }
    known.set(now);
    return now.getChangesList().getLast().getPrice();
  }

  private GetPriceHistoryResponse history(String knownTag) {
    return system
        .items()
        .getPriceHistory(
            GetPriceHistoryRequest.newBuilder()
                .setKey(ItemSystem.message(item.key()))
                .setLimit(10_000)
                .setKnownTag(knownTag)
                .build());
  }

  private long lastOfSparkline() {
    WatchedItem watched =
        system
            .items()
            .listWatchedItems(
                ListWatchedItemsRequest.newBuilder()
                    .addKeys(ItemSystem.message(item.key()))
                    .setLimit(10)
                    .build())
            .getItems(0);
    return watched.getRecentList().getLast().getPrice();
  }

  private long highestOfStatistics() {
    return system
        .items()
        .getItem(GetItemRequest.newBuilder().setKey(ItemSystem.message(item.key())).build())
        .getStatistics()
        .getHighest();
  }
}

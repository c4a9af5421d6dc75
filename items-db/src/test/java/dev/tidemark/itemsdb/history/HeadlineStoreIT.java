package dev.tidemark.itemsdb.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.itemsdb.Plan;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeadlineStoreIT {
  private static final Instant FIRST = Instant.parse("2025-12-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final ListingId STEADY = ItemsDbForTests.listing(Region.VN, 1);
  private static final ListingId BUSY = ItemsDbForTests.listing(Region.VN, 2);
  private static final ListingId NEW = ItemsDbForTests.listing(Region.VN, 3);
  private static final ListingId UNSEEN = ItemsDbForTests.listing(Region.VN, 4);

  private static ItemsDbForTests db;

  @BeforeAll
  static void fill() {
    db = new ItemsDbForTests();
    int web = Source.WEB.number();
    HistoryRows.listing(db, STEADY.value(), web, FIRST);
    HistoryRows.changes(db, STEADY.value(), 0, web, FIRST, 1, 1);
    HistoryRows.listing(db, BUSY.value(), web, FIRST);
    HistoryRows.changes(db, BUSY.value(), 0, web, FIRST, DAY.toSeconds(), 60);
    HistoryRows.changes(db, BUSY.value(), 0, Source.IMPORT.number(), FIRST, 3600, 500);
    HistoryRows.changes(db, BUSY.value(), 9, web, FIRST, 3600, 500);
    HistoryRows.listing(db, NEW.value(), web, FIRST.plus(DAY.multipliedBy(50)));
    HistoryRows.changes(db, NEW.value(), 0, web, FIRST.plus(DAY.multipliedBy(50)), 60, 2);
    db.execute(
        "INSERT INTO listing (listing_id, shop_id, state, tracked_since) VALUES (%s, 1, 1, 0)"
            .formatted(UNSEEN));
    for (long other = 10; other < 400; other++) {
      long listing = ItemsDbForTests.listing(Region.VN, other).value();
      HistoryRows.listing(db, listing, web, FIRST);
      HistoryRows.changes(db, listing, 0, web, FIRST, 3600, 20);
    }
    db.execute("ANALYZE TABLE price_change, listing");
  }

  @AfterAll
  static void drop() {
    db.close();
  }

  @Test
  void givesTheHeadlineStepsOfEachListingAfterATime() {
    Instant since = FIRST.plus(DAY.multipliedBy(57));

    Map<ListingId, List<PriceStep>> steps =
        db.read(handle ->
            new HeadlineStore(handle)
                .stepsSince(Source.WEB, List.of(STEADY, BUSY, NEW, UNSEEN), since));

    assertThat(steps)
        .containsOnlyKeys(BUSY)
        .containsEntry(
            BUSY,
            List.of(
                new PriceStep(since.plus(DAY), new Price(5_900_000)),
                new PriceStep(since.plus(DAY.multipliedBy(2)), new Price(6_000_000))));
  }

  @Test
  void givesThePriceThatWasInForce() {
    Instant at = FIRST.plus(DAY.multipliedBy(40)).plusSeconds(1);

    Map<ListingId, Price> prices =
        db.read(
            handle -> new HeadlineStore(handle).pricesAt(List.of(STEADY, BUSY, NEW, UNSEEN), at));

    assertThat(prices)
        .containsOnly(Map.entry(STEADY, new Price(100_000)), Map.entry(BUSY, new Price(4_100_000)));
  }

  @Test
  void readsOneRangeOfEachListingInThePartitionsOfThatTime() {
    List<Plan> plans =
        db.read(handle ->
            Plan.of(
                handle,
                HeadlineStore.class,
                "STEPS_SINCE",
                Map.of(
                    "listings", ten(),
                    "source", 2,
                    "since", millis("2026-01-10T00:00:00Z"))));

    assertThat(plans).extracting(Plan::key).containsExactly("PRIMARY");
    assertThat(plans).extracting(Plan::type).containsExactly("range");
    assertThat(plans).extracting(Plan::partitions).containsExactly("y2026");
  }

  @Test
  void stepsBackOneRowPerPartitionForAnEarlierPrice() {
    List<Plan> plans =
        db.read(handle ->
            Plan.of(
                handle,
                HeadlineStore.class,
                "PRICES_AT",
                Map.of("listings", ten(), "at", millis("2026-01-10T00:00:00Z"))));

    assertThat(plans).extracting(Plan::key).containsOnly("PRIMARY");
    assertThat(plans).extracting(Plan::type).doesNotContain("ALL", "index");
    assertThat(plans.getLast().extra()).doesNotContain("filesort", "temporary");
  }

  private static List<Long> ten() {
    return LongStream.range(10, 20)
        .mapToObj(item -> ItemsDbForTests.listing(Region.VN, item).value())
        .toList();
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}

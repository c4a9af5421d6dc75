package dev.tidemark.itemsdb.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.itemsdb.Plan;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PriceHistoryStoreIT {
  private static final ListingId LISTING = ItemsDbForTests.listing(Region.SG, 1);
  private static final Series SERIES = Series.headline(LISTING, Source.WEB);
  private static final Instant FIRST = Instant.parse("2024-06-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static ItemsDbForTests db;

  /** Daily changes from June 2024 to December 2026, among those of 50 neighbours. */
  @BeforeAll
  static void fill() {
    db = new ItemsDbForTests();
    for (long neighbour = 0; neighbour <= 50; neighbour++) {
      long listing = LISTING.value() + neighbour;
      HistoryRows.changes(db, listing, 0, Source.WEB.number(), FIRST, DAY.toSeconds(), 900);
    }
    HistoryRows.changes(db, LISTING.value(), 0, Source.IMPORT.number(), FIRST, 3600, 500);
    HistoryRows.changes(db, LISTING.value(), 77, Source.WEB.number(), FIRST, 3600, 3);
    db.execute("ANALYZE TABLE price_change");
  }

  @AfterAll
  static void drop() {
    db.close();
  }

  @Test
  void readsFromIncludedToExcludedOldestFirst() {
    List<PriceChange> changes = range(FIRST.plus(DAY), FIRST.plus(DAY.multipliedBy(3)), 100);

    assertThat(changes)
        .containsExactly(change(FIRST.plus(DAY), 2), change(FIRST.plus(DAY.multipliedBy(2)), 3));
  }

  @Test
  void readsAcrossYearsAndStopsAtTheLimit() {
    assertThat(range(null, null, 1000)).hasSize(900).isSortedAccordingTo(byTime());
    assertThat(range(null, null, 300)).hasSize(300);
    assertThat(range(Instant.parse("2030-01-01T00:00:00Z"), null, 10)).isEmpty();
  }

  @Test
  void givesTheRowBeforeATime() {
    assertThat(before(FIRST)).isNull();
    assertThat(before(Instant.ofEpochMilli(Long.MIN_VALUE))).isNull();
    assertThat(before(FIRST.plusMillis(1))).isEqualTo(change(FIRST, 1));
    assertThat(before(Instant.parse("2025-01-01T00:00:00Z")))
        .isEqualTo(change(Instant.parse("2024-12-31T00:00:00Z"), 214));
    assertThat(before(Instant.parse("2029-01-01T00:00:00Z")))
        .isEqualTo(range(null, null, 900).getLast());
  }

  @Test
  void namesTheSourcesOfAModel() {
    assertThat(sources(ModelId.HEADLINE)).containsExactly(Source.WEB, Source.IMPORT);
    assertThat(sources(new ModelId(77))).containsExactly(Source.WEB);
    assertThat(sources(new ModelId(78))).isEmpty();
  }

  @Test
  void keepsEveryColumnAsWritten() {
    db.execute(
        """
        INSERT INTO price_change
          (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock, gap_seconds)
        VALUES (%d, 5, 2, 1767225599999, 9223372036854775807, 1000000000000001, 1, 2, 4294967295)
        """
            .formatted(LISTING.value()));

    List<PriceChange> changes =
        db.read(handle ->
            new PriceHistoryStore(handle)
                .range(new Series(LISTING, new ModelId(5), Source.WEB), null, null, 10));

    assertThat(changes)
        .containsExactly(
            new PriceChange(
                Instant.parse("2025-12-31T23:59:59.999Z"),
                new Price(Long.MAX_VALUE),
                new Price(1_000_000_000_000_001L),
                true,
                StockState.OUT,
                Duration.ofSeconds(4_294_967_295L)));
  }

  @Test
  void readsOneRangeOfTheClusteredKeyInThePartitionsOfItsTime() {
    Plan plan =
        plan(
            "RANGE",
            Map.of(
                "from", millis("2025-03-01T00:00:00Z"),
                "to", millis("2025-04-01T00:00:00Z"),
                "limit", 10_000));

    assertThat(plan.key()).isEqualTo("PRIMARY");
    assertThat(plan.type()).isEqualTo("range");
    assertThat(plan.partitions()).isEqualTo("y2025");
    assertThat(plan.extra()).doesNotContain("filesort", "temporary");
  }

  @Test
  void looksForTheRowBeforeInNoPartitionOutsideItsBounds() {
    Plan plan =
        plan(
            "LAST_WITHIN",
            Map.of(
                "from", millis("2024-07-01T00:00:00Z"), "before", millis("2025-06-30T00:00:00Z")));

    assertThat(plan.key()).isEqualTo("PRIMARY");
    assertThat(plan.type()).isEqualTo("range");
    assertThat(plan.partitions()).isEqualTo("y2024,y2025");
    assertThat(plan.extra()).doesNotContain("filesort", "temporary");
  }

  @Test
  void skipsFromSourceToSource() {
    assertThat(rowsRead(() -> sources(ModelId.HEADLINE)))
        .as("rows read to find 2 sources among 903 days")
        .isLessThan(15);
  }

  @Test
  void readsNoMoreRowsThanItGives() {
    assertThat(rowsRead(() -> range(FIRST, FIRST.plus(DAY.multipliedBy(30)), 10_000)))
        .as("30 rows, and one more in the partition to see the end")
        .isLessThan(40);
    assertThat(rowsRead(() -> before(Instant.parse("2026-06-01T00:00:00Z"))))
        .as("one row in each of two partitions")
        .isLessThan(15);
  }

  private static long rowsRead(Runnable reading) {
    return db.read(handle -> {
      long before = handlerReads();
      reading.run();
      return handlerReads() - before;
    });
  }

  /** Counted for the whole server, which no other class uses at the same time. */
  private static long handlerReads() {
    return db.read(handle ->
        handle
            .createQuery(
                """
                SELECT CAST(SUM(variable_value) AS SIGNED)
                FROM information_schema.global_status
                WHERE variable_name IN ('HANDLER_READ_KEY', 'HANDLER_READ_NEXT',
                                        'HANDLER_READ_PREV', 'HANDLER_READ_FIRST')
                """)
            .mapTo(Long.class)
            .one());
  }

  private static Plan plan(String statement, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("listing", LISTING.value());
    all.put("model", 0);
    all.put("source", Source.WEB.number());
    List<Plan> plans = db.read(handle -> Plan.of(handle, PriceHistoryStore.class, statement, all));
    assertThat(plans).hasSize(1);
    return plans.getFirst();
  }

  private static List<PriceChange> range(@Nullable Instant from, @Nullable Instant to, int limit) {
    return db.read(handle -> new PriceHistoryStore(handle).range(SERIES, from, to, limit));
  }

  private static @Nullable PriceChange before(Instant time) {
    return db.read(handle -> new PriceHistoryStore(handle).lastBefore(SERIES, time)).orElse(null);
  }

  private static List<Source> sources(ModelId model) {
    return db.read(handle -> new PriceHistoryStore(handle).sources(LISTING, model));
  }

  private static PriceChange change(Instant at, int price) {
    return new PriceChange(at, new Price(price * 100_000L), null, false, StockState.IN, null);
  }

  private static Comparator<PriceChange> byTime() {
    return Comparator.comparing(PriceChange::at);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}

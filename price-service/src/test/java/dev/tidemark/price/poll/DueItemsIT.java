package dev.tidemark.price.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.poll.DueBucket;
import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DueItemsIT {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final ItemKey ALONE = ItemKey.parse("sg.7.1").orElseThrow();
  private static final int BUCKET = Buckets.of(ALONE.listing());
  private static final int CROWD = 20;
  private static final int WANTED = 8;

  @AutoClose private final PriceDatabase items = new PriceDatabase();

  @Test
  void findsAnItemBehindAnotherRegionsCrowd() {
    crowd();
    items.track(ALONE, NOW.minusSeconds(1));
    nothingIsNew();

    assertThat(found(Set.of(Region.ID, Region.SG)))
        .hasSize(WANTED + 1)
        .extracting(DuePoll::listing)
        .contains(ALONE.listing());
  }

  @Test
  void looksBehindNoCrowdWhereThereIsNobodyElse() {
    crowd();
    nothingIsNew();

    assertThat(found(Set.of(Region.ID))).hasSize(WANTED);
  }

  @Test
  void letsTheListOfASaleThatHasJustBegunGoFirst() {
    saleAt(NOW.minusSeconds(3));

    assertThat(busyAt(NOW)).containsExactly(Region.SG);
    assertThat(busyAt(NOW.minusSeconds(2))).isEmpty();
    assertThat(busyAt(NOW.plusSeconds(15))).isEmpty();

    items.execute("UPDATE flash_item SET asked_at = " + NOW.toEpochMilli());
    assertThat(busyAt(NOW)).isEmpty();
  }

  private Set<Region> busyAt(Instant now) {
    return new DueItems(items.database(), Set::of)
        .withSalesBeginning(Set.of(Region.ID, Region.SG), now);
  }

  /** A sale with one item, that was asked about an hour before it began. */
  private void saleAt(Instant start) {
    items.execute(
        """
        INSERT INTO flash_session
          (region, session_id, source, name, start_at, end_at, first_seen_at, last_listed_at)
        VALUES (%d, 77, 2, 'Noon', %d, %d, 0, 0)
        """
            .formatted(
                Region.SG.number(), start.toEpochMilli(), start.plusSeconds(7_200).toEpochMilli()));
    items.execute(
        "INSERT INTO flash_item (region, session_id, listing_id, position, asked_at) VALUES (%d, 77, %d, 0, %d)"
            .formatted(
                Region.SG.number(),
                ALONE.listing().value(),
                start.minusSeconds(3_600).toEpochMilli()));
  }

  private void crowd() {
    IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> ItemKey.parse("id.7." + number).orElseThrow())
        .filter(item -> Buckets.of(item.listing()) == BUCKET)
        .limit(CROWD)
        .forEach(item -> items.track(item, NOW.minusSeconds(600)));
  }

  /** New items are found wherever they are. */
  private void nothingIsNew() {
    items.execute("UPDATE poll_state SET reason = " + LookReason.FLOOR.number());
  }

  private List<DuePoll> found(Set<Region> regions) {
    return new DueItems(items.database(), () -> regions)
        .due(List.of(new DueBucket(BUCKET, NOW.minusSeconds(600))), NOW, WANTED);
  }
}

package dev.tidemark.price.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.itemsdb.poll.PollCensus;
import dev.tidemark.price.ManualClock;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ItemCensusIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.7.1").orElseThrow();
  private static final ItemKey OTHER = ItemKey.parse("sg.7.2").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @AutoClose private final PriceDatabase items = new PriceDatabase();
  private final ManualClock clock = new ManualClock(NOW);
  private final ItemCensus census = new ItemCensus(items.database(), clock);

  @Test
  void countsDemandAndWhatIsProbablyStale() {
    items.track(ITEM, NOW);
    items.track(OTHER, NOW.plusSeconds(60));
    items.execute(
        "UPDATE poll_state SET weight = 4, last_poll_at = "
            + NOW.minus(Duration.ofDays(1)).toEpochMilli()
            + " WHERE listing_id = "
            + ITEM.listing());

    census.count();

    PollCensus sg = census.of(Region.SG);
    assertThat(sg.items()).isEqualTo(2);
    assertThat(sg.overdue()).isEqualTo(1);
    assertThat(sg.weight()).isEqualTo(5);
    assertThat(sg.demand()).isEqualTo(Math.sqrt(4 * 0.6) + Math.sqrt(0.6), within(1e-6));
    assertThat(sg.staleWeight()).isEqualTo(4 * (1 - Math.exp(-0.6)), within(1e-6));
    assertThat(census.of(Region.ID).items()).isZero();
  }

  @Test
  void bringsItemsBackAfterTheClockWasSetBack() {
    items.track(ITEM, NOW);
    items.execute(
        "UPDATE poll_state SET interval_ms = 60000, due_at = due_at + 3660000, last_poll_at = "
            + NOW.plus(Duration.ofHours(1)).toEpochMilli());

    census.count();

    assertThat(items.dueAt(ITEM)).isBetween(NOW, NOW.plusSeconds(60));
    assertThat(
            items.number(
                "SELECT COUNT(*) FROM poll_state WHERE last_poll_at > " + NOW.toEpochMilli()))
        .isZero();
  }

  @Test
  void leavesItemsAloneWhoseTimesAreInOrder() {
    items.track(ITEM, NOW.plus(Duration.ofHours(20)));

    census.count();

    assertThat(items.dueAt(ITEM)).isEqualTo(NOW.plus(Duration.ofHours(20)));
  }
}

package dev.tidemark.price.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.poll.BoundaryStore;
import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.itemsdb.poll.DuePollStore;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BoundaryStoreIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.7.1").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant BOUNDARY = NOW.plusSeconds(600);

  @AutoClose private final PriceDatabase items = new PriceDatabase();

  @Test
  void bringsTheNextLookForwardToTheBoundary() {
    looked(NOW.plusSeconds(3_600), "NULL");

    announce(BOUNDARY);

    assertThat(items.dueAt(ITEM)).isEqualTo(BOUNDARY.plusSeconds(2));
    assertThat(items.number("SELECT reason FROM poll_state"))
        .isEqualTo(LookReason.BOUNDARY.number());
  }

  @Test
  void leavesALookBeforeTheBoundaryWhereItIs() {
    looked(NOW.plusSeconds(100), "NULL");

    announce(BOUNDARY);

    assertThat(items.dueAt(ITEM)).isEqualTo(NOW.plusSeconds(100));
  }

  @Test
  void keepsTheEarlierOfTwoBoundaries() {
    looked(NOW.plusSeconds(3_600), "NULL");
    announce(BOUNDARY);

    announce(BOUNDARY.plusSeconds(60));

    assertThat(items.dueAt(ITEM)).isEqualTo(BOUNDARY.plusSeconds(2));
  }

  @Test
  void findsOverdueItemsWhoseBoundaryHasPassed() {
    looked(NOW.plusSeconds(590), Long.toString(BOUNDARY.toEpochMilli()));
    Instant later = BOUNDARY.plusSeconds(3);

    List<DuePoll> found =
        items
            .database()
            .read(handle -> new DuePollStore(handle).atBoundary(later.minusSeconds(2), later, 10));

    assertThat(found).singleElement().extracting(DuePoll::listing).isEqualTo(ITEM.listing());
  }

  private void looked(Instant dueAt, String boundary) {
    items.track(ITEM, dueAt);
    items.execute(
        "UPDATE poll_state SET reason = 2, last_poll_at = %d, boundary_at = %s"
            .formatted(NOW.toEpochMilli(), boundary));
  }

  private void announce(Instant boundary) {
    boolean _ =
        items
            .database()
            .write(handle -> {
              new BoundaryStore(handle)
                  .announce(
                      List.of(ITEM.listing()),
                      boundary,
                      Duration.ofSeconds(2),
                      Duration.ofMinutes(1),
                      NOW);
              return true;
            });
  }
}

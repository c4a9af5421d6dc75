package dev.tidemark.price.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.price.ManualClock;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.SetWatchersRequest;
import dev.tidemark.protocol.price.v1.SetWatchersResponse;
import dev.tidemark.protocol.price.v1.WatcherCount;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatcherCallsIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.7.1").orElseThrow();
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(5_000);

  @AutoClose private final PriceDatabase items = new PriceDatabase();
  private final WatcherCalls calls =
      new WatcherCalls(items.database(), Duration.ofMinutes(1), new ManualClock(NOW));

  @BeforeEach
  void trackAnItemThatWasSeen() {
    items.track(ITEM, LATER);
    items.execute(
        "UPDATE poll_state SET reason = 4, last_poll_at = " + NOW.minusSeconds(300).toEpochMilli());
  }

  @Test
  void makesAnItemWorthMoreLooksAndLooksNow() {
    set(7, 1);

    assertThat(items.number("SELECT watchers FROM poll_state")).isEqualTo(7);
    assertThat(items.number("SELECT weight FROM poll_state")).isEqualTo(8);
    assertThat(items.number("SELECT reason FROM poll_state")).isEqualTo(2);
    assertThat(items.dueAt(ITEM)).isEqualTo(NOW);
  }

  @Test
  void keepsTheShortestIntervalForANewWatcher() {
    items.execute("UPDATE poll_state SET last_poll_at = " + NOW.minusSeconds(20).toEpochMilli());

    set(1, 1);

    assertThat(items.dueAt(ITEM)).isEqualTo(NOW.plusSeconds(40));
  }

  @Test
  void changesNothingWhenToldTwiceOrTooLate() {
    set(7, 4);
    items.execute("UPDATE poll_state SET due_at = " + LATER.toEpochMilli());

    set(7, 4);
    set(9, 3);

    assertThat(items.number("SELECT watchers FROM poll_state")).isEqualTo(7);
    assertThat(items.dueAt(ITEM)).isEqualTo(LATER);
  }

  @Test
  void looksNoSoonerWhenSomebodyLeaves() {
    set(7, 1);
    items.execute("UPDATE poll_state SET due_at = " + LATER.toEpochMilli());

    set(6, 2);

    assertThat(items.number("SELECT watchers FROM poll_state")).isEqualTo(6);
    assertThat(items.dueAt(ITEM)).isEqualTo(LATER);
  }

  @Test
  void looksSoonerAtAnItemWhoseAlertIsNearlyReached() {
    items.execute(
        "UPDATE poll_state SET reason = 2, interval_ms = 3000000, watchers = 3, weight = 4");

    set(3, 3, 1);

    assertThat(items.number("SELECT weight FROM poll_state")).isEqualTo(16);
    assertThat(items.dueAt(ITEM)).isEqualTo(NOW.minusSeconds(300).plusSeconds(1_500));
  }

  @Test
  void leavesAFailingItemToItsBackOff() {
    items.execute("UPDATE poll_state SET failures = 3");

    set(2, 1);

    assertThat(items.number("SELECT watchers FROM poll_state")).isEqualTo(2);
    assertThat(items.dueAt(ITEM)).isEqualTo(LATER);
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThatThrownBy(() -> set(-1, 1))
        .isInstanceOf(TidemarkException.class)
        .hasMessageContaining("0 or more, not -1");
  }

  private void set(int watchers, long version) {
    set(watchers, 0, version);
  }

  private void set(int watchers, int nearAlerts, long version) {
    SetWatchersResponse _ =
        calls.set(
            SetWatchersRequest.newBuilder()
                .addCounts(
                    WatcherCount.newBuilder()
                        .setListingId(ITEM.listing().value())
                        .setWatchers(watchers)
                        .setNearAlerts(nearAlerts)
                        .setVersion(version))
                .build());
  }
}

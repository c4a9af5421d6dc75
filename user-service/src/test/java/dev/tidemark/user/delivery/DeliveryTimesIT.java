package dev.tidemark.user.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.ManualClock;
import dev.tidemark.user.UserDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeliveryTimesIT {
  private static final AccountId ANNA = new AccountId(1);
  private static final ZoneId UTC = ZoneId.of("UTC");

  @AutoClose private final UserDatabase users = new UserDatabase();
  private final ManualClock clock = new ManualClock();
  private final Instant now = Instant.ofEpochMilli(clock.millis());
  private final DeliveryTimes times = new DeliveryTimes(users.database(), clock);

  @Test
  void putsNothingOffThatIsDueAlready() {
    waits(1, now.minusSeconds(60));
    waits(2, now);
    waits(3, now.plusSeconds(60));

    times.change(ANNA, new AlertSettings(UTC, null, null, LocalTime.of(11, 0)));

    assertThat(dueTimes())
        .containsExactly(now.minusSeconds(60), now, Instant.parse("2026-03-02T11:00:00Z"));
  }

  @Test
  void sendsAtOnceWhatWaitedWhenNothingIsToWaitAnyMore() {
    waits(1, now.plus(Duration.ofHours(5)));

    times.change(ANNA, AlertSettings.AT_ANY_TIME);

    assertThat(dueTimes()).containsExactly(now);
  }

  private void waits(long change, Instant due) {
    int _ =
        users
            .database()
            .write(handle ->
                handle.execute(
                    """
                    INSERT INTO delivery
                      (account_id, listing_id, change_no, channel_id, due_at, created_at)
                    VALUES (1, 7, ?, 'c', ?, 0)
                    """,
                    change,
                    due.toEpochMilli()));
  }

  private List<Instant> dueTimes() {
    return users
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT due_at FROM delivery ORDER BY change_no")
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list());
  }
}

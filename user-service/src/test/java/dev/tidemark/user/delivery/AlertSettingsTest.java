package dev.tidemark.user.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** In Berlin the hour from 2:00 is left out on 29 March 2026, and comes twice on 25 October. */
class AlertSettingsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

  private final AlertSettings quiet =
      new AlertSettings(BERLIN, LocalTime.of(22, 0), HALF_PAST_TWO, null);
  private final AlertSettings digest = new AlertSettings(BERLIN, null, null, HALF_PAST_TWO);

  @Test
  void endsQuietHoursInTheHourInWhichTheyAreWhenItComesTwice() {
    assertThat(due(quiet, "2026-10-25T01:59+02:00")).isEqualTo(at("2026-10-25T02:30+02:00"));
    assertThat(due(quiet, "2026-10-25T02:10+02:00")).isEqualTo(at("2026-10-25T02:30+02:00"));
    assertThat(due(quiet, "2026-10-25T02:10+01:00")).isEqualTo(at("2026-10-25T02:30+01:00"));
    assertThat(due(quiet, "2026-10-25T02:40+01:00")).isEqualTo(at("2026-10-25T02:40+01:00"));
    assertThat(due(quiet, "2026-10-25T22:10+01:00")).isEqualTo(at("2026-10-26T02:30+01:00"));
  }

  @Test
  void endsQuietHoursAnHourLaterWhenTheirLastIsLeftOut() {
    assertThat(due(quiet, "2026-03-29T01:59+01:00")).isEqualTo(at("2026-03-29T03:30+02:00"));
    assertThat(due(quiet, "2026-03-29T03:40+02:00")).isEqualTo(at("2026-03-29T03:40+02:00"));
    assertThat(due(quiet, "2026-03-29T22:10+02:00")).isEqualTo(at("2026-03-30T02:30+02:00"));
  }

  @Test
  void sendsOneDigestOnTheDayOnWhichItsHourComesTwice() {
    assertThat(due(digest, "2026-10-25T02:10+02:00")).isEqualTo(at("2026-10-25T02:30+02:00"));
    assertThat(due(digest, "2026-10-25T02:10+01:00")).isEqualTo(at("2026-10-26T02:30+01:00"));
    assertThat(due(digest, "2026-10-25T02:40+01:00")).isEqualTo(at("2026-10-26T02:30+01:00"));
  }

  @Test
  void sendsADigestOnTheDayOnWhichItsHourIsLeftOut() {
    assertThat(due(digest, "2026-03-29T01:59+01:00")).isEqualTo(at("2026-03-29T03:30+02:00"));
    assertThat(due(digest, "2026-03-29T03:40+02:00")).isEqualTo(at("2026-03-30T02:30+02:00"));
  }

  private static Instant due(AlertSettings settings, String now) {
    return settings.due(at(now));
  }

  private static Instant at(String time) {
    return OffsetDateTime.parse(time).toInstant();
  }
}

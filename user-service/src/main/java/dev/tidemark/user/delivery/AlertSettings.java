package dev.tidemark.user.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When an account wants to be told.
 *
 * @param quietFrom with {@code quietUntil}: nothing goes out between them, over midnight when the
 *     first is the later one; null, like the other, without quiet hours
 * @param digestAt everything goes out once a day then; null: at once
 */
public record AlertSettings(
    ZoneId zone,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietUntil,
    @Nullable LocalTime digestAt) {
  public static final AlertSettings AT_ANY_TIME =
      new AlertSettings(ZoneId.of("UTC"), null, null, null);

  /** When something goes out that has happened now. */
  Instant due(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    if (digestAt != null) {
      return next(here, digestAt);
    }
    return quietFrom != null && quietUntil != null && isQuiet(here.toLocalTime())
        ? next(here, quietUntil)
        : now;
  }

  private boolean isQuiet(LocalTime time) {
    if (quietFrom == null || quietUntil == null) {
      return false;
    }
    boolean afterStart = !time.isBefore(quietFrom);
    boolean beforeEnd = time.isBefore(quietUntil);
    return quietFrom.isBefore(quietUntil) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }

  /** An hour that daylight saving leaves out is taken as the one after it. */
  private static Instant next(ZonedDateTime here, LocalTime time) {
    ZonedDateTime today = here.toLocalDate().atTime(time).atZone(here.getZone());
    ZonedDateTime next =
        today.isAfter(here)
            ? today
            : here.toLocalDate().plusDays(1).atTime(time).atZone(here.getZone());
    return next.toInstant();
  }
}

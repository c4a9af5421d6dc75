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
      return nextDigest(here, digestAt);
    }
    return quietFrom != null && quietUntil != null && isQuiet(here.toLocalTime())
        ? endOfQuiet(here, quietUntil)
        : now;
  }

  /** When something goes out again that would be tried at a time; a digest is not waited for. */
  Instant retried(Instant at) {
    return digestAt == null ? due(at) : at;
  }

  private boolean isQuiet(LocalTime time) {
    if (quietFrom == null || quietUntil == null) {
      return false;
    }
    boolean afterStart = !time.isBefore(quietFrom);
    boolean beforeEnd = time.isBefore(quietUntil);
    return quietFrom.isBefore(quietUntil) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }

  /** Once a day: when daylight saving repeats an hour, in the first of the two. */
  private static Instant nextDigest(ZonedDateTime here, LocalTime time) {
    ZonedDateTime today = on(here, 0, time);
    return (today.isAfter(here) ? today : on(here, 1, time)).toInstant();
  }

  /** When daylight saving repeats an hour, quiet begins again in the second and ends there. */
  private static Instant endOfQuiet(ZonedDateTime here, LocalTime time) {
    ZonedDateTime today = on(here, 0, time);
    if (today.isAfter(here)) {
      return today.toInstant();
    }
    ZonedDateTime repeated = today.withLaterOffsetAtOverlap();
    return (repeated.isAfter(here) ? repeated : on(here, 1, time)).toInstant();
  }

  /** An hour that daylight saving leaves out is taken as the one after it. */
  private static ZonedDateTime on(ZonedDateTime here, int daysLater, LocalTime time) {
    return here.toLocalDate().plusDays(daysLater).atTime(time).atZone(here.getZone());
  }
}

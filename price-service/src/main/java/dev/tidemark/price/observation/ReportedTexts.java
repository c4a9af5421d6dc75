package dev.tidemark.price.observation;

import dev.tidemark.protocol.ModelId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the smaller texts of a report; what breaks a rule leaves by a {@link RefusedException}. */
final class ReportedTexts {
  /** Clocks of phones are seldom further off. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** Shopee's first site opened in 2015. */
  private static final Instant BEGINNING = Instant.parse("2015-01-01T00:00:00Z");

  /** The length of the columns for names and addresses, in code points. */
  private static final int LONGEST = 500;

  private ReportedTexts() {}

  /** The variation; the headline when none is named, or 0. */
  static ModelId model(@Nullable String text) {
    if (text == null) {
      return ModelId.HEADLINE;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new RefusedException(
          Reason.INVALID_VALUE,
          "a variation is a number such as 4521, not '" + Shown.text(text) + "'");
    }
    return new ModelId(Long.parseLong(text));
  }

  /** When it was seen; never after now, however a reporter's clock goes. */
  static Instant time(@Nullable String text, boolean needed, Instant now) {
    if (text == null) {
      if (needed) {
        throw new RefusedException(
            Reason.MISSING_VALUE, "the time is missing, such as 2026-11-23T08:30:00Z");
      }
      return now.truncatedTo(ChronoUnit.MILLIS);
    }
    Instant time = parse(text).truncatedTo(ChronoUnit.MILLIS);
    if (time.isAfter(now.plus(GRACE))) {
      throw new RefusedException(
          Reason.IN_THE_FUTURE,
          "it was seen in the future, at %s; now it is %s".formatted(time, now));
    }
    if (time.isBefore(BEGINNING)) {
      throw new RefusedException(
          Reason.TOO_OLD, "it was seen before 2015, when Shopee began, at " + time);
    }
    return time.isAfter(now) ? now.truncatedTo(ChronoUnit.MILLIS) : time;
  }

  private static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new RefusedException(
          Reason.INVALID_VALUE,
          "a time is written with its offset, such as 2026-11-23T08:30:00Z, not '"
              + Shown.text(text)
              + "'");
    }
  }

  static @Nullable String name(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.codePointCount(0, text.length()) > LONGEST
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new RefusedException(
          Reason.INVALID_VALUE, "a name has at most 500 characters and no control characters");
    }
    return text.strip();
  }

  static @Nullable String imageUrl(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      URI address = new URI(text);
      if (text.length() <= LONGEST && "https".equals(address.getScheme())) {
        return address.toASCIIString();
      }
    } catch (URISyntaxException notAnAddress) {
      // Refused below, like an address of another kind.
    }
    throw new RefusedException(
        Reason.INVALID_VALUE,
        "a picture has an address with https and at most 500 characters, not '"
            + Shown.text(text)
            + "'");
  }
}

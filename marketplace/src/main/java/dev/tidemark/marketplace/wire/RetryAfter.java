package dev.tidemark.marketplace.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header in which a host says when it wants the next call. */
public final class RetryAfter {
  /** A host that asks for more is asked again after this, for it may have been a slip. */
  static final Duration CAP = Duration.ofHours(1);

  private RetryAfter() {}

  /** Seconds or a date; null when the header is absent or cannot be read. */
  public static @Nullable Duration read(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    Duration asked = header.strip().matches("[0-9]+") ? seconds(header.strip()) : date(header, now);
    if (asked == null || asked.isNegative()) {
      return null;
    }
    return asked.compareTo(CAP) < 0 ? asked : CAP;
  }

  private static Duration seconds(String digits) {
    // Ten digits are three hundred years.
    return digits.length() > 10 ? CAP : Duration.ofSeconds(Long.parseLong(digits));
  }

  private static @Nullable Duration date(String header, Instant now) {
    try {
      ZonedDateTime date =
          ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(now, date.toInstant());
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}

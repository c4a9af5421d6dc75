package dev.tidemark.gateway.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * ISO-8601 in UTC with milliseconds, such as {@code 2026-11-23T08:30:00.000Z}.
 *
 * <p>Written by hand because a price history has dozens of times and a {@code DateTimeFormatter}
 * would be a third of the work of writing it.
 */
public final class IsoTime {
  private static final long MILLIS_PER_DAY = 86_400_000L;

  /** The year 10,000, where the fixed form ends. */
  private static final long END = 253_402_300_800_000L;

  private IsoTime() {}

  /**
   * Writes a time.
   *
   * @throws IllegalArgumentException outside the years 1970 to 9999
   */
  public static String of(long epochMilli) {
    if (epochMilli < 0 || epochMilli >= END) {
      throw new IllegalArgumentException("a time is in the years 1970 to 9999, not " + epochMilli);
    }
    LocalDate date = LocalDate.ofEpochDay(epochMilli / MILLIS_PER_DAY);
    int ofDay = (int) (epochMilli % MILLIS_PER_DAY);
    byte[] text = new byte[24];
    digits(text, 0, 4, date.getYear());
    text[4] = '-';
    digits(text, 5, 2, date.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, date.getDayOfMonth());
    text[10] = 'T';
    digits(text, 11, 2, ofDay / 3_600_000);
    text[13] = ':';
    digits(text, 14, 2, ofDay / 60_000 % 60);
    text[16] = ':';
    digits(text, 17, 2, ofDay / 1_000 % 60);
    text[19] = '.';
    digits(text, 20, 3, ofDay % 1_000);
    text[23] = 'Z';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Reads a time with an offset or {@code Z}; empty when it is not one of the years we write. */
  public static Optional<Instant> parse(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      boolean writable = !time.isBefore(Instant.EPOCH) && time.isBefore(Instant.ofEpochMilli(END));
      return writable ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static void digits(byte[] text, int at, int count, int value) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}

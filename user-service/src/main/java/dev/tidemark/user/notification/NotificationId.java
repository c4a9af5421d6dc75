package dev.tidemark.user.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a notification of an account by what it is about, so that the same change never makes two:
 * the item's listing (0 for a notice of our own) and the number of its change, or the time at which
 * it is told of a change that had to wait.
 */
public record NotificationId(long listing, long change) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})");

  /** Above the number of any change. */
  private static final long LATER = 1L << 62;

  /** Names what an item's watcher is told at a time, of changes that came before. */
  public static NotificationId later(long listing, Instant at) {
    return new NotificationId(listing, LATER + at.toEpochMilli());
  }

  /** Reads what {@link #toString} writes; anything else is empty. */
  public static Optional<NotificationId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new NotificationId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
    } catch (NumberFormatException beyond64Bits) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return listing + "-" + change;
  }
}

package dev.tidemark.simulator.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How long something still lasts; a script counts on where one is allowed. Stateless. */
final class Countdown {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss O", Locale.ENGLISH);

  private Countdown() {}

  /** The moment in the shop's own zone, in an element that counts down to it. */
  static String until(Instant moment, Instant now, ZoneId zone) {
    return "<time datetime=\"%s\">%s</time><span class=\"count\" data-seconds=\"%d\"></span>"
        .formatted(
            moment,
            CLOCK.format(moment.atZone(zone)),
            Math.max(0, moment.getEpochSecond() - now.getEpochSecond()));
  }
}

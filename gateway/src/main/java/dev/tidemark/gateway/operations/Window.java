package dev.tidemark.gateway.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How far back a page looks; each with so many points as a small chart can show. */
enum Window {
  HOUR("1h", Duration.ofHours(1), Duration.ofSeconds(15)),
  SIX_HOURS("6h", Duration.ofHours(6), Duration.ofSeconds(90)),
  DAY("24h", Duration.ofHours(24), Duration.ofMinutes(6)),
  WEEK("7d", Duration.ofDays(7), Duration.ofMinutes(42));

  static final String EXPECTED = "1h, 6h, 24h or 7d";

  private final String word;
  private final Duration length;
  private final Duration step;

  Window(String word, Duration length, Duration step) {
    this.word = word;
    this.length = length;
    this.step = step;
  }

  String word() {
    return word;
  }

  Duration length() {
    return length;
  }

  Duration step() {
    return step;
  }

  static Optional<Window> of(String word) {
    return Arrays.stream(values()).filter(window -> window.word.equals(word)).findFirst();
  }
}

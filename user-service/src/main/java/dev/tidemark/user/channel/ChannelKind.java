package dev.tidemark.user.channel;

import java.util.Arrays;
import java.util.Locale;

/** What a channel speaks. The number is stored and never changes. */
public enum ChannelKind {
  WEBHOOK(1),
  EMAIL(2),
  NTFY(3),
  GOTIFY(4),
  TELEGRAM(5),
  DISCORD(6),
  SLACK(7),
  APPRISE(8),
  WEB_PUSH(9);

  private final int number;

  ChannelKind(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The word in metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a kind by its number.
   *
   * @throws IllegalArgumentException when no kind has it
   */
  public static ChannelKind ofNumber(int number) {
    return Arrays.stream(values())
        .filter(kind -> kind.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of channel has " + number));
  }
}

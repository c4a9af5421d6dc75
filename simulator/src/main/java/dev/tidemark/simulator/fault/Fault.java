package dev.tidemark.simulator.fault;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One misbehaviour.
 *
 * @param seconds how long a stall lasts, or what Retry-After says, 0 to 86,400
 */
public record Fault(FaultKind kind, int seconds) {
  static final int DEFAULT_SECONDS = 5;
  private static final int MOST_SECONDS = 86_400;

  public Fault {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException("seconds are 0 to " + MOST_SECONDS + ", not " + seconds);
    }
  }

  /**
   * Reads {@code kind} or {@code kind:seconds}, such as {@code stall:3}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Fault parse(String text) {
    int colon = text.indexOf(':');
    String code = colon < 0 ? text : text.substring(0, colon);
    FaultKind kind =
        FaultKind.ofCode(code)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no fault '" + code + "', only " + allCodes()));
    return new Fault(kind, colon < 0 ? DEFAULT_SECONDS : seconds(text.substring(colon + 1)));
  }

  private static int seconds(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException(
          "seconds are a whole number, not '" + text + "'", notNumber);
    }
  }

  private static String allCodes() {
    return Arrays.stream(FaultKind.values()).map(FaultKind::code).collect(Collectors.joining(", "));
  }
}

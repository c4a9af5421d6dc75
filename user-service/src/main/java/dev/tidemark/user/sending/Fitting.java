package dev.tidemark.user.sending;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a service takes in one message. What does not fit is left out by whole notifications, and
 * the reader is told how many stand in the inbox besides.
 *
 * @param most more than a hundred, in units of {@code size}
 */
record Fitting(int most, ToIntFunction<String> size) {
  /** Longer than the sentence that says what is left out. */
  private static final int NOTE = 40;

  /** So many characters (code points). */
  static Fitting characters(int most) {
    return new Fitting(most, text -> text.codePointCount(0, text.length()));
  }

  /** So many bytes of UTF-8. */
  static Fitting bytes(int most) {
    return new Fitting(most, text -> text.getBytes(StandardCharsets.UTF_8).length);
  }

  /**
   * As much of a text as fits.
   *
   * @param text of paragraphs, one for each notification
   */
  String of(String text) {
    if (size.applyAsInt(text) <= most) {
      return text;
    }
    List<String> paragraphs = List.of(text.split("\n\n", -1));
    String fitting = whole(paragraphs, "\n\n");
    if (fitting.isEmpty()) {
      String first = paragraphs.getFirst();
      String lines = whole(List.of(first.split("\n", -1)), "\n");
      fitting = lines.isEmpty() ? start(first) : lines + "\n...";
    }
    int left = paragraphs.size() - (int) fitting.lines().filter(String::isEmpty).count() - 1;
    return left == 0 ? fitting : "%s\n\nand %d more in your inbox".formatted(fitting, left);
  }

  private String whole(List<String> parts, String between) {
    StringBuilder fitting = new StringBuilder();
    int room = most - NOTE;
    for (String part : parts) {
      String next = fitting.isEmpty() ? part : between + part;
      room -= size.applyAsInt(next);
      if (room < 0) {
        break;
      }
      fitting.append(next);
    }
    return fitting.toString();
  }

  private String start(String text) {
    int characters = text.codePointCount(0, text.length());
    String start = text;
    while (size.applyAsInt(start) > most - NOTE) {
      characters = characters * 3 / 4;
      start = text.substring(0, text.offsetByCodePoints(0, characters));
    }
    return start + "...";
  }
}

package dev.tidemark.user.watch;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.util.List;

/** The words an account has put on one of its watches, in the order given, each once. */
public record Tags(List<String> words) {
  private static final int MOST = 20;
  private static final int LONGEST = 32;

  public Tags {
    words = List.copyOf(words);
  }

  /**
   * Reads what somebody typed: spaces around a word do not count, nor does its repetition.
   *
   * @throws TidemarkException INVALID_VALUE on {@code tags} when there are too many, or one is too
   *     long, empty or not fit to be shown in a line
   */
  public static Tags chosen(List<String> typed) {
    List<String> words = typed.stream().map(String::strip).distinct().toList();
    if (words.size() > MOST) {
      throw refused("a watch has at most " + MOST + " tags, not " + words.size());
    }
    words.forEach(Tags::check);
    return new Tags(words);
  }

  public boolean has(String word) {
    return words.contains(word);
  }

  private static void check(String word) {
    int length = word.codePointCount(0, word.length());
    if (length < 1 || length > LONGEST) {
      throw refused("a tag has 1 to " + LONGEST + " characters, this one has " + length);
    }
    if (word.codePoints().anyMatch(Tags::breaksLine)) {
      throw refused("a tag has no control characters such as tab, newline or NUL");
    }
  }

  private static boolean breaksLine(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static TidemarkException refused(String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, "tags", detail);
  }
}

package dev.tidemark.marketplace.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the words of a text that may be links, and cuts off what was only written around them. */
final class LinkWords {
  /** Spaces of every script, zero-width ones too, and characters that no link holds unescaped. */
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s\\p{Z}\\u200B\\u2060\\uFEFF<>\"“”]++");

  private static final Pattern SCHEME = Pattern.compile("(?i)(?<![a-z0-9+.-])https?://");

  /** Text glued to a link's front holds none of these, else it is itself the start of a link. */
  private static final Pattern LINK_MARKS = Pattern.compile("[./?=@%\\\\#&]");

  private static final String OPENING = "([{'*_~|「『【（《‘`";
  private static final String CLOSING = ".,;:!?)]}'*~|`，。；：！？、）】」』》’…";

  private LinkWords() {}

  /** The words that may be links, in their order, without punctuation around them. */
  static List<String> in(String text) {
    List<String> words = new ArrayList<>();
    for (String piece : BETWEEN.split(text, -1)) {
      String word = trim(piece);
      if (word.contains(".") || word.contains("://")) {
        words.add(word);
      }
    }
    return words;
  }

  private static String trim(String piece) {
    int start = 0;
    var scheme = SCHEME.matcher(piece);
    if (scheme.find() && !LINK_MARKS.matcher(piece.substring(0, scheme.start())).find()) {
      start = scheme.start();
    }
    int end = piece.length();
    while (start < end && OPENING.indexOf(piece.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && CLOSING.indexOf(piece.charAt(end - 1)) >= 0) {
      end--;
    }
    return piece.substring(start, end);
  }
}

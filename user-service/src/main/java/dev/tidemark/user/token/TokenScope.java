package dev.tidemark.user.token;

import java.util.Arrays;
import java.util.Locale;

/** What a token may be used for. The word is stored. */
public enum TokenScope {
  /** Report prices seen, for the account alone. */
  OBSERVE,
  /** Report prices for everybody; only an administrator's token has it. */
  COLLECT,
  /** Read what the account may read. */
  READ;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in stored rows, such as {@code observe}. */
  String word() {
    return word;
  }

  /**
   * Finds a scope by its stored word.
   *
   * @throws IllegalArgumentException when no scope has that word
   */
  static TokenScope ofWord(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scope is called '" + word + "'"));
  }
}

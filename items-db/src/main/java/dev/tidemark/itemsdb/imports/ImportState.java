package dev.tidemark.itemsdb.imports;

import java.util.Locale;

/** How an import stands. The word is stored. */
public enum ImportState {
  /** Its file is arriving. */
  RECEIVING,
  /** For a price service to take it up. */
  WAITING,
  RUNNING,
  /** Read to its end. */
  DONE,
  /** The file cannot be read, or did not arrive; what was read before stays. */
  FAILED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in stored rows and in the API, such as {@code running}. */
  public String word() {
    return word;
  }

  static ImportState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

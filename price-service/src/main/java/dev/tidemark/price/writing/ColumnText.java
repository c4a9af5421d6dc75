package dev.tidemark.price.writing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Makes texts of a shop fit the columns of items-db. */
final class ColumnText {
  /** The length of the columns for names and addresses, in code points. */
  private static final int LONGEST = 500;

  private ColumnText() {}

  /** The text, or as much of its beginning as fits. */
  static String fitted(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }

  /** The address, or nothing: a cut one leads nowhere. */
  static @Nullable String address(@Nullable URI address) {
    if (address == null) {
      return null;
    }
    String text = address.toASCIIString();
    return text.length() <= LONGEST ? text : null;
  }
}

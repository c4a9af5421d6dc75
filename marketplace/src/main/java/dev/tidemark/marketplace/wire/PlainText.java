package dev.tidemark.marketplace.wire;

/** Makes a name from outside fit to be stored and shown. */
public final class PlainText {
  /** The width of the columns for names; the longest name in the recordings has 130. */
  private static final int MAX_CHARACTERS = 500;

  private PlainText() {}

  /** Without control characters and halves of characters, trimmed, at most 500 long. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .limit(MAX_CHARACTERS)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }
}

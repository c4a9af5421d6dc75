package dev.tidemark.user.sending;

/** Cuts what is too long, never inside a character. */
public final class Texts {
  private Texts() {}

  /**
   * A text of at most so many characters (code points), with three full stops for what is left out.
   *
   * @param most at least 3
   */
  public static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 3)) + "...";
  }
}

package dev.tidemark.price.observation;

/** Values as messages show them: at most 60 characters, nothing that is not printable. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String text(String value) {
    String start = value.length() <= 4 * LONGEST ? value : value.substring(0, 4 * LONGEST);
    String printable = start.replaceAll("\\p{C}", "\u00B7");
    return printable.codePointCount(0, printable.length()) <= LONGEST
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, LONGEST)) + "...";
  }
}

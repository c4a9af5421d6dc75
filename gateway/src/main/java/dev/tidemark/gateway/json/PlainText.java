package dev.tidemark.gateway.json;

/** Tells text that people write from text that only attacks are made of. */
public final class PlainText {
  private PlainText() {}

  /** Whether there is a control character (NUL among them) or half of a surrogate pair in it. */
  public static boolean isBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        return true;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** A value as error messages show it: at most 60 characters, nothing that is not printable. */
  public static String shown(String value) {
    String printable = value.replaceAll("[\\p{C}]", "\u00B7");
    return printable.codePointCount(0, printable.length()) <= 60
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, 60)) + "...";
  }
}

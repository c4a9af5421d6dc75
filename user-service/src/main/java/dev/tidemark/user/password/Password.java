package dev.tidemark.user.password;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What a person types to prove who they are; it cannot be printed. */
public final class Password {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 128;

  private final String text;

  private Password(String text) {
    // Keyboards write one letter as one or as two code points; RFC 8265 section 4.2 compares in
    // NFC.
    this.text = Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * A password somebody wants to have from now on.
   *
   * @throws TidemarkException INVALID_VALUE on that field when it breaks a rule
   */
  public static Password chosen(String field, String text) {
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST || length > LONGEST) {
      throw refused(
          field,
          "a password has %d to %d characters, this one has %d"
              .formatted(SHORTEST, LONGEST, length));
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw refused(field, "a password has no control characters such as tab or NUL");
    }
    return new Password(text);
  }

  /** A password somebody claims to have; any text, since a wrong one need not keep the rules. */
  public static Password typed(String text) {
    return new Password(text);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "a password";
  }

  private static TidemarkException refused(String field, String detail) {
    return TidemarkException.ofField(ErrorCode.INVALID_VALUE, field, detail);
  }
}

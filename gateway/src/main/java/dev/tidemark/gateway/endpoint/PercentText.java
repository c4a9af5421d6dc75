package dev.tidemark.gateway.endpoint;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes percent-encoded text strictly: a broken escape or broken UTF-8 is an error. */
final class PercentText {
  private PercentText() {}

  /** Decodes a part of a query, in which a plus stands for a space. */
  static String decodeQuery(String text) {
    return decode(text.replace('+', ' '));
  }

  /** Decodes a segment of a path. */
  static String decode(String text) {
    if (text.indexOf('%') < 0 && isAscii(text)) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(escaped(text, i));
        i += 2;
      } else if (c < 128) {
        bytes.write(c);
      } else {
        throw broken("has a character that has to be percent-encoded");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw broken("is not UTF-8");
    }
  }

  private static int escaped(String text, int at) {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw broken("has a percent sign without two hexadecimal digits after it");
    }
    return high << 4 | low;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static TidemarkException broken(String what) {
    return new TidemarkException(ErrorCode.MALFORMED_REQUEST, "The request address " + what + ".");
  }
}

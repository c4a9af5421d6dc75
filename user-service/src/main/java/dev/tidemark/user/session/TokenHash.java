package dev.tidemark.user.session;

import java.util.HexFormat;

/** What is kept of a session token: its SHA-256, in hexadecimal; still not for logs. */
public record TokenHash(String hex) {
  public static final int BYTES = 32;

  /**
   * The hash of these bytes.
   *
   * @throws IllegalArgumentException when they are not 32
   */
  public static TokenHash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a token hash has 32 bytes, not " + bytes.length);
    }
    return new TokenHash(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return "a token hash";
  }
}

package dev.tidemark.user.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What proves a session: 256 random bits, given to the client once and kept nowhere. */
public record SessionToken(String text) {
  private static final int BYTES = 32;

  public static SessionToken random(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** The SHA-256 of the token's text; random input needs no slow hash. */
  public TokenHash hash() {
    try {
      byte[] text = this.text.getBytes(StandardCharsets.US_ASCII);
      return TokenHash.of(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "a session token";
  }
}

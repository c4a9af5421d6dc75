package dev.tidemark.user.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What proves that somebody can see the operator's terminal; printed there and never logged. */
public record SetupToken(String text) {
  /** 144 random bits are 24 characters, short enough to copy by hand. */
  private static final int BYTES = 18;

  static SetupToken random() {
    byte[] bits = new byte[BYTES];
    new SecureRandom().nextBytes(bits);
    return new SetupToken(Base64.getUrlEncoder().encodeToString(bits));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "a set-up token";
  }
}

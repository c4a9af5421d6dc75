package dev.tidemark.user.session;

import java.security.SecureRandom;
import java.util.Base64;

/** The public name of a session in lists; random, so that it says nothing about the token. */
public record SessionId(String text) {
  private static final int BYTES = 16;

  static SessionId random(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  @Override
  public String toString() {
    return text;
  }
}

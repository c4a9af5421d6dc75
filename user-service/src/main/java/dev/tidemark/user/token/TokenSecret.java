package dev.tidemark.user.token;

import dev.tidemark.user.session.SessionToken;
import dev.tidemark.user.session.TokenHash;
import java.security.SecureRandom;

/**
 * What proves a token: 256 random bits behind a prefix by which people and secret scanners know it.
 * Given to its owner once and kept nowhere.
 */
record TokenSecret(String text) {
  private static final String PREFIX = "tidemark_";

  static TokenSecret random(SecureRandom random) {
    return new TokenSecret(PREFIX + SessionToken.random(random).text());
  }

  /** The SHA-256 of all its characters. */
  TokenHash hash() {
    return new SessionToken(text).hash();
  }

  @Override
  public String toString() {
    return "a token's secret";
  }
}

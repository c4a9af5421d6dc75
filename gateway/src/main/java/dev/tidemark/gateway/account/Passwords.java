package dev.tidemark.gateway.account;

import dev.tidemark.gateway.json.RequestBody;

/** The lengths of passwords. */
public final class Passwords {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 128;

  private Passwords() {}

  /** A password somebody wants to have from now on. */
  public static String chosen(RequestBody body, String field) {
    return body.text(field, SHORTEST, LONGEST);
  }

  /** A password somebody claims to have: a wrong one need not keep the rules. */
  static String typed(RequestBody body, String field) {
    return body.text(field, 1, LONGEST);
  }
}

package dev.tidemark.mariadb;

import java.util.regex.Pattern;

/** What a database, a table or an account may be called, so that its name needs no escaping. */
final class Names {

  /** 64 characters is the server's own limit for databases and tables. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private Names() {}

  static void check(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a %s's name starts with a letter and has up to 64 letters, digits, '_' and '-': not '%s'"
              .formatted(what, name));
    }
  }
}

package dev.tidemark.itemsdb.listing;

/**
 * Turns what a person typed into a LIKE pattern that finds it anywhere in a name.
 *
 * <p>The patterns are used with {@code ESCAPE '!'}: the backslash, LIKE's usual one, means
 * something else where the server's NO_BACKSLASH_ESCAPES mode is on.
 */
final class NamePattern {
  private NamePattern() {}

  static String containing(String part) {
    return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}

package dev.tidemark.gateway.instance;

/** Which release this is. */
final class Version {
  private static final String CURRENT = Resource.text("tidemark-version.txt").strip();

  private Version() {}

  static String current() {
    return CURRENT;
  }
}

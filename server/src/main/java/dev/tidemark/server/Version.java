package dev.tidemark.server;

import java.util.Objects;

/** The version of this build, as the jar's manifest says it. */
final class Version {
  static final String CURRENT =
      Objects.requireNonNullElse(
          Version.class.getPackage().getImplementationVersion(), "development");

  private Version() {}
}

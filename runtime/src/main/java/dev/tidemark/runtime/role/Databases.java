package dev.tidemark.runtime.role;

import dev.tidemark.runtime.database.Database;

/** The databases of a role, by name; what is opened is closed by the lifecycle. */
public interface Databases {
  /** Opens {@code user-db} or {@code items-db}; the same one when asked again. */
  Database open(String name);

  /** Brings a schema up to date with the migrations in a folder of the class path. */
  void migrate(String name, String classpathLocation);
}

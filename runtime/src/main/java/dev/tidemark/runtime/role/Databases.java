package dev.tidemark.runtime.role;

import dev.tidemark.runtime.database.Database;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The databases of a role, by name; what is opened is closed by the lifecycle. */
public interface Databases {
  /** Opens {@code user-db} or {@code items-db}; the same one when asked again. */
  Database open(String name);

  /** Brings a schema up to date with the migrations in a folder of the class path. */
  void migrate(String name, String classpathLocation);

  /**
   * Runs statements as the user that may alter tables with partitions, on a connection of its own
   * which ends with them: for upkeep that a service's user must not be able to do.
   */
  <T> T maintain(String name, Function<Handle, T> work);
}

package dev.tidemark.runtime.database;

/**
 * A database's users, each of which may do what it does and no more.
 *
 * @param service serves requests
 * @param owner changes the schema
 * @param maintenance adds partitions to tables that have some
 */
public record DatabaseAccess(
    DatabaseConfig service, DatabaseConfig owner, DatabaseConfig maintenance) {
  /** Where the owner looks after partitions, too. */
  public DatabaseAccess(DatabaseConfig service, DatabaseConfig owner) {
    this(service, owner, owner);
  }
}

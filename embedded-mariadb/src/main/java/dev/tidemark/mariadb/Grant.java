package dev.tidemark.mariadb;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Privileges of an account on all databases, on one, or on one table of it, which need not exist
 * yet.
 *
 * @param database {@code *} for all
 * @param privileges never empty
 */
public record Grant(String database, Optional<String> table, Set<Privilege> privileges) {

  /** What an account may do; the words are the server's own. */
  public enum Privilege {
    /** Everything there is, except to grant it on. */
    ALL_PRIVILEGES,
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    CREATE,
    ALTER,
    DROP,
    INDEX,
    REFERENCES,
    CREATE_TEMPORARY_TABLES,
    LOCK_TABLES;

    String sql() {
      return name().replace('_', ' ');
    }
  }

  private static final String EVERY_DATABASE = "*";

  public Grant {
    if (!database.equals(EVERY_DATABASE) || table.isPresent()) {
      Names.check("database", database);
    }
    table.ifPresent(name -> Names.check("table", name));
    privileges = Set.copyOf(privileges);
    if (privileges.isEmpty()) {
      throw new IllegalArgumentException("a grant on " + database + " needs a privilege");
    }
  }

  /** Everything on a database: for migrations. */
  public static Grant owner(String database) {
    return on(database, Privilege.ALL_PRIVILEGES);
  }

  /** Reading and writing rows of every table: for a service. */
  public static Grant readWrite(String database) {
    return on(database, Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE);
  }

  /** Reading every table. */
  public static Grant read(String database) {
    return on(database, Privilege.SELECT);
  }

  /** Everything on all databases, the server's own included: for tests. */
  public static Grant everything() {
    return on(EVERY_DATABASE, Privilege.ALL_PRIVILEGES);
  }

  /** These privileges on every table of a database. */
  public static Grant on(String database, Privilege... privileges) {
    return new Grant(database, Optional.empty(), Set.copyOf(Arrays.asList(privileges)));
  }

  /** These privileges on one table, which need not exist yet. */
  public static Grant onTable(String database, String table, Privilege... privileges) {
    return new Grant(database, Optional.of(table), Set.copyOf(Arrays.asList(privileges)));
  }

  /** The privileges as SQL writes them, in a fixed order. */
  String privilegesSql() {
    return EnumSet.copyOf(privileges).stream()
        .map(Privilege::sql)
        .collect(Collectors.joining(", "));
  }

  /** The object as SQL writes it. */
  String objectSql() {
    return quoted(database) + "." + table.map(Grant::quoted).orElse("*");
  }

  private static String quoted(String name) {
    return name.equals(EVERY_DATABASE) ? name : "`" + name + "`";
  }
}

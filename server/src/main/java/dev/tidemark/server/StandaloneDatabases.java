package dev.tidemark.server;

import static dev.tidemark.mariadb.Grant.Privilege.ALTER;
import static dev.tidemark.mariadb.Grant.Privilege.INSERT;
import static dev.tidemark.mariadb.Grant.Privilege.UPDATE;

import dev.tidemark.mariadb.DatabaseAccount;
import dev.tidemark.mariadb.EmbeddedMariaDb;
import dev.tidemark.mariadb.Grant;
import dev.tidemark.mariadb.MariaDbConfig;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.server.backup.BackupDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Both databases on a private server, each part with an account of its own that may do what the
 * part does and no more.
 *
 * <p>Passwords are made anew at each start and live only in this process and, as hashes, in the
 * server.
 */
final class StandaloneDatabases {
  private static final String USERS = "tidemark_users";
  private static final String ITEMS = "tidemark_items";

  /** Changes schemas. */
  private static final String OWNER = "migrations";

  /** Adds the changelog's partitions ahead. */
  private static final String MAINTENANCE = "maintenance";

  /** A home has few people at a time; more connections only cost memory. */
  private static final int CONNECTIONS = 6;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String userPassword = password();
  private final String itemPassword = password();
  private final String pricePassword = password();
  private final String ownerPassword = password();
  private final String maintenancePassword = password();
  private final EmbeddedMariaDb server;

  private StandaloneDatabases(Path dataDir) {
    this.server =
        EmbeddedMariaDb.start(
            MariaDbConfig.in(dataDir.resolve("mariadb"), dataDir.resolve("server"))
                .withDatabases(USERS, ITEMS)
                .withAccounts(
                    List.of(
                        new DatabaseAccount(
                            OWNER, ownerPassword, List.of(Grant.owner(USERS), Grant.owner(ITEMS))),
                        new DatabaseAccount(
                            "user_service", userPassword, List.of(Grant.readWrite(USERS))),
                        new DatabaseAccount(
                            "item_service",
                            itemPassword,
                            List.of(
                                Grant.read(ITEMS),
                                Grant.onTable(ITEMS, "listing", INSERT, UPDATE),
                                Grant.onTable(ITEMS, "poll_state", INSERT, UPDATE))),
                        new DatabaseAccount(
                            "price_service", pricePassword, List.of(Grant.readWrite(ITEMS))),
                        new DatabaseAccount(
                            MAINTENANCE,
                            maintenancePassword,
                            List.of(Grant.onTable(ITEMS, "price_change", ALTER))))));
  }

  /** Starts the server in a data directory. */
  static StandaloneDatabases start(Path dataDir) {
    return new StandaloneDatabases(dataDir);
  }

  /** What a part connects with, by the database's name. */
  Map<String, DatabaseAccess> accessOf(ServerRole part) {
    return switch (part) {
      case USER -> Map.of("user-db", access(USERS, "user_service", userPassword));
      case ITEM -> Map.of("items-db", access(ITEMS, "item_service", itemPassword));
      case PRICE -> Map.of("items-db", access(ITEMS, "price_service", pricePassword));
      case GATEWAY, ALL -> Map.of();
    };
  }

  /** Both as their owner; user-db first, so that every item of a watch is in items-db. */
  List<BackupDatabase> forBackup() {
    return List.of(
        new BackupDatabase("user-db", server.url(USERS), OWNER, ownerPassword),
        new BackupDatabase("items-db", server.url(ITEMS), OWNER, ownerPassword));
  }

  EmbeddedMariaDb server() {
    return server;
  }

  /**
   * The pool is named after its user, so that the meters of two pools on one database stay apart.
   */
  private DatabaseAccess access(String database, String user, String password) {
    return new DatabaseAccess(
        config(database, user, password),
        config(database, OWNER, ownerPassword),
        config(database, MAINTENANCE, maintenancePassword));
  }

  private DatabaseConfig config(String database, String user, String password) {
    return new DatabaseConfig(user, server.url(database), user, password, CONNECTIONS);
  }

  private static String password() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

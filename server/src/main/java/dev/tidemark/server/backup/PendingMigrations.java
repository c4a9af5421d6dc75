package dev.tidemark.server.backup;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.user.UserRole;
import java.io.PrintStream;
import java.util.List;

/** What the next start would change in the schemas. */
public final class PendingMigrations {
  private PendingMigrations() {}

  /** Prints them and changes nothing. */
  public static void print(List<BackupDatabase> databases, PrintStream out) {
    for (BackupDatabase database : databases) {
      String location =
          database.name().equals("user-db") ? UserRole.MIGRATIONS : ItemsDb.MIGRATIONS;
      List<String> pending =
          Migrations.pending(
              new DatabaseConfig(
                  database.name(), database.url(), database.user(), database.password(), 1),
              location);
      out.println(
          database.name()
              + (pending.isEmpty() ? ": nothing to change" : ": the next start will run"));
      pending.forEach(migration -> out.println("  " + migration));
    }
  }
}

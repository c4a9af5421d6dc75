package dev.tidemark.runtime.database;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** The settings under which a database is reached. Immutable. */
public final class DatabaseSettings {
  private final String name;
  private final boolean partitioned;
  private final Setting<String> url;
  private final Setting<String> user;
  private final Setting<String> password;
  private final Setting<String> owner;
  private final Setting<String> ownerPassword;
  private final Setting<String> maintenance;
  private final Setting<String> maintenancePassword;
  private final Setting<Integer> connections;

  /** The settings of a database such as {@code user-db}; their keys begin with that name. */
  public DatabaseSettings(String name) {
    this(name, false);
  }

  /** Those of a database in which some tables have partitions, with a user who adds them. */
  public static DatabaseSettings partitioned(String name) {
    return new DatabaseSettings(name, true);
  }

  private DatabaseSettings(String name, boolean partitioned) {
    this.name = name;
    this.partitioned = partitioned;
    this.url =
        Setting.text(
                name + ".url",
                "",
                "JDBC address of "
                    + name
                    + "; empty starts the embedded database (standalone only).")
            .check(
                text -> text.isEmpty() || text.startsWith("jdbc:mariadb://"),
                "nothing, or an address such as jdbc:mariadb://127.0.0.1:3306/"
                    + name.replace('-', '_'));
    this.user = Setting.text(name + ".user", "", "User of " + name + " that serves requests.");
    this.password = Setting.secret(name + ".password", "Password of " + name + ".user.");
    this.owner =
        Setting.text(
            name + ".migration-user",
            "",
            "User of " + name + " that may change its schema; empty is " + name + ".user.");
    this.ownerPassword =
        Setting.secret(name + ".migration-password", "Password of " + name + ".migration-user.");
    this.maintenance =
        Setting.text(
            name + ".maintenance-user",
            "",
            "User of "
                + name
                + " that adds partitions to tables that have some; empty is "
                + name
                + ".migration-user.");
    this.maintenancePassword =
        Setting.secret(
            name + ".maintenance-password", "Password of " + name + ".maintenance-user.");
    this.connections =
        Setting.whole(
            name + ".connections",
            DatabaseConfig.CONNECTIONS,
            1,
            200,
            "Connections of each process to " + name + ", and threads that use them.");
  }

  public List<SettingDefinition> definitions() {
    List<SettingDefinition> all =
        new ArrayList<>(List.of(url, user, password, owner, ownerPassword));
    if (partitioned) {
      all.add(maintenance);
      all.add(maintenancePassword);
    }
    all.add(connections);
    return all;
  }

  /** Whether an address is given; without one there is nothing to read. */
  public boolean isExternal(Settings settings) {
    return !settings.get(url).isEmpty();
  }

  /** Reads every user; one that is not named is the one before it. */
  public DatabaseAccess read(Settings settings) {
    DatabaseConfig service = config(settings, settings.get(user), settings.get(password));
    DatabaseConfig changes = or(service, settings, owner, ownerPassword);
    return partitioned
        ? new DatabaseAccess(
            service, changes, or(changes, settings, maintenance, maintenancePassword))
        : new DatabaseAccess(service, changes);
  }

  private DatabaseConfig or(
      DatabaseConfig otherwise, Settings settings, Setting<String> as, Setting<String> secret) {
    return settings.get(as).isEmpty()
        ? otherwise
        : config(settings, settings.get(as), settings.get(secret));
  }

  private DatabaseConfig config(Settings settings, String as, String secret) {
    return new DatabaseConfig(name, settings.get(url), as, secret, settings.get(connections));
  }
}

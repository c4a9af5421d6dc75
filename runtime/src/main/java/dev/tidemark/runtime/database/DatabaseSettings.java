package dev.tidemark.runtime.database;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import java.util.List;

/** The settings under which a database is reached. Immutable. */
public final class DatabaseSettings {
  private final String name;
  private final Setting<String> url;
  private final Setting<String> user;
  private final Setting<String> password;
  private final Setting<String> owner;
  private final Setting<String> ownerPassword;
  private final Setting<Integer> connections;

  /** The settings of {@code user-db} or {@code items-db}; their keys begin with that name. */
  public DatabaseSettings(String name) {
    this.name = name;
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
    this.connections =
        Setting.whole(
            name + ".connections",
            DatabaseConfig.CONNECTIONS,
            1,
            200,
            "Connections of each process to " + name + ", and threads that use them.");
  }

  public List<SettingDefinition> definitions() {
    return List.of(url, user, password, owner, ownerPassword, connections);
  }

  /** Whether an address is given; without one there is nothing to read. */
  public boolean isExternal(Settings settings) {
    return !settings.get(url).isEmpty();
  }

  /** Reads both users. */
  public DatabaseAccess read(Settings settings) {
    DatabaseConfig service = config(settings, settings.get(user), settings.get(password));
    return settings.get(owner).isEmpty()
        ? new DatabaseAccess(service, service)
        : new DatabaseAccess(
            service, config(settings, settings.get(owner), settings.get(ownerPassword)));
  }

  private DatabaseConfig config(Settings settings, String as, String secret) {
    return new DatabaseConfig(name, settings.get(url), as, secret, settings.get(connections));
  }
}

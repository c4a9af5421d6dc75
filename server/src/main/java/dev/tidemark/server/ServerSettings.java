package dev.tidemark.server;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.DatabaseSettings;
import dev.tidemark.runtime.logging.LogConfig;
import dev.tidemark.runtime.role.TransportSettings;
import dev.tidemark.runtime.tracing.TracingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of the process itself, and the list of all settings there are. */
final class ServerSettings {
  /**
   * Standalone and the gateway listen for people; the admin port of every role is this much above.
   */
  static final int ADMIN_PORT_DISTANCE = 1000;

  static final Setting<Path> DATA_DIR =
      Setting.path(
          "data-dir",
          "data",
          "Where everything is kept that has to survive: the embedded database.");

  static final Setting<String> ADMIN_ADDRESS =
      Setting.text(
          "admin.address",
          "127.0.0.1",
          "Address of /livez, /readyz and /metrics; another than loopback only inside a network that"
              + " nobody else can reach.");

  static final Setting<Integer> ADMIN_PORT =
      Setting.whole(
          "admin.port",
          0,
          0,
          65_535,
          "Port of /livez, /readyz and /metrics; 0 is the role's own port + 1000.");

  static final DatabaseSettings USER_DB = new DatabaseSettings("user-db");
  static final DatabaseSettings ITEMS_DB = DatabaseSettings.partitioned("items-db");

  private ServerSettings() {}

  /** Every setting of every role: one file serves all processes of a system. */
  static List<SettingDefinition> all() {
    Map<String, SettingDefinition> byKey = new LinkedHashMap<>();
    List<SettingDefinition> all = new ArrayList<>(List.of(DATA_DIR, ADMIN_ADDRESS, ADMIN_PORT));
    all.addAll(DemoSettings.definitions());
    all.addAll(LogConfig.definitions());
    all.addAll(TracingSettings.definitions());
    for (ServerRole role : ServerRole.ALL.parts()) {
      all.addAll(role.settings());
    }
    all.addAll(USER_DB.definitions());
    all.addAll(ITEMS_DB.definitions());
    all.addAll(TransportSettings.definitions());
    all.forEach(definition -> byKey.putIfAbsent(definition.key(), definition));
    return List.copyOf(byKey.values());
  }

  static Path dataDir(Settings settings) {
    return settings.get(DATA_DIR).toAbsolutePath().normalize();
  }

  /** Where a role logs to: log, or inside the data directory when that is not the usual one. */
  static LogConfig log(Settings settings, ServerRole role) {
    String name = role == ServerRole.ALL ? "tidemark" : role.word();
    LogConfig configured = LogConfig.read(name, settings);
    Path usual = Path.of(DATA_DIR.defaultText()).toAbsolutePath().normalize();
    boolean moved = !dataDir(settings).equals(usual);
    Path directory =
        moved && !configured.directory().isAbsolute()
            ? dataDir(settings).resolve(configured.directory())
            : configured.directory().toAbsolutePath();
    return configured.in(directory);
  }
}

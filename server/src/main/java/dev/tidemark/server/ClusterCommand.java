package dev.tidemark.server;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.server.backup.BackupException;
import dev.tidemark.server.cluster.Cluster;
import dev.tidemark.server.cluster.ClusterArguments;
import dev.tidemark.server.cluster.ClusterConfig;
import dev.tidemark.server.cluster.ClusterException;
import dev.tidemark.server.cluster.ClusterStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code cluster}: the whole system on this machine. */
final class ClusterCommand {
  private static final int EXIT_FAILED = 1;

  private ClusterCommand() {}

  /** Runs a command; a start returns only when the system has ended. */
  static int run(List<String> arguments) {
    try {
      ClusterArguments asked = ClusterArguments.read(arguments);
      Map<String, String> given = asked.operatorSettings();
      ClusterConfig config = asked.config(given, demo(given), release());
      Cluster cluster = new Cluster(config, System.out);
      ClusterStores stores = new ClusterStores(config, System.out);
      switch (asked.command()) {
        case START -> {
          asked.remember(config);
          cluster.run();
        }
        case STATUS -> {
          return cluster.status() ? 0 : EXIT_FAILED;
        }
        case STOP -> cluster.stop();
        case BACKUP -> stores.backUp(asked.file());
        case RESTORE -> {
          Path file =
              asked
                  .file()
                  .orElseThrow(() -> new ClusterException("restore needs the backup: --file FILE"));
          asked.remember(config);
          stores.restore(file);
        }
        case MIGRATIONS -> stores.showMigrations();
        case BACKUPS -> stores.keepBackups();
        case ROTATION -> cluster.rotate(System.in);
        case DOCTOR -> {
          return DoctorCommand.run(settings(cluster), cluster.notReady(), System.out);
        }
        case FILES -> {
          asked.remember(config);
          cluster.writeFiles();
        }
      }
      return 0;
    } catch (ClusterException | BackupException e) {
      System.err.println("tidemark: " + e.getMessage());
      return EXIT_FAILED;
    }
  }

  /** What its parts are told, as far as they agree, with the passwords of its databases. */
  private static Settings settings(Cluster cluster) {
    return new SettingsLoader(ServerSettings.all()).overrides(cluster.settings()).load();
  }

  /** As in standalone: there is a demo shop while no source of real prices is configured. */
  private static Optional<ClusterConfig.Demo> demo(Map<String, String> given) {
    Settings settings = new SettingsLoader(ServerSettings.all()).overrides(given).load();
    return switch (DemoPlan.of(settings, ServerRole.ALL)) {
      case DemoPlan.None _, DemoPlan.Elsewhere _ -> Optional.empty();
      case DemoPlan.Own _ ->
          Optional.of(
              new ClusterConfig.Demo(
                  settings.get(DemoSettings.SEED), settings.get(DemoSettings.SPEED)));
    };
  }

  /** Where the jar of this process lies, with its libraries and templates beside it. */
  static Path release() {
    Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    Path folder = jar.getParent();
    if (folder == null) {
      throw new ConfigException("cannot tell where tidemark.jar lies");
    }
    return folder;
  }
}

package dev.tidemark.mariadb;

import dev.tidemark.mariadb.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of one server: to fill a new data directory, and to serve it. */
final class ServerCommand {

  /** As strict as MySQL 8, so that a statement which passes here passes there. */
  private static final String SQL_MODE =
      "STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

  private final Installation installation;
  private final DataDirectory directory;
  private final MariaDbConfig config;
  private final List<String> wrapper;

  /**
   * @param wrapper put before the program, such as {@code setpriv} with its options
   */
  ServerCommand(
      Installation installation,
      DataDirectory directory,
      MariaDbConfig config,
      List<String> wrapper) {
    this.installation = installation;
    this.directory = directory;
    this.config = config;
    this.wrapper = wrapper;
  }

  /** Reads SQL from its input and fills {@link DataDirectory#unfinishedTables()}. */
  List<String> bootstrap() {
    List<String> command = common(directory.unfinishedTables());
    command.add("--bootstrap");
    command.add("--log-warnings=0");
    return command;
  }

  /** Serves {@link DataDirectory#tables()} on a port of the loopback interface. */
  List<String> serve(int port, Path initFile) {
    List<String> command = common(directory.tables());
    command.addAll(
        List.of(
            "--pid-file=" + directory.pidFile(),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            // No socket file: its path may have 107 bytes only, and nobody connects through it.
            "--socket=",
            "--init-file=" + initFile,
            "--skip-name-resolve",
            "--local-infile=0",
            "--secure-file-priv=" + directory.temporary(),
            "--default-time-zone=+00:00",
            "--sql-mode=" + SQL_MODE,
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            // At most 8 connections for each of a handful of pools, and some to look inside.
            "--max-connections=60",
            "--max-allowed-packet=16M",
            "--table-open-cache=400",
            "--thread-cache-size=8",
            "--query-cache-type=0",
            "--query-cache-size=0"));
    if (config.durable()) {
      command.add("--innodb-flush-log-at-trx-commit=1");
    } else {
      command.add("--innodb-flush-log-at-trx-commit=0");
      command.add("--skip-innodb-doublewrite");
    }
    return command;
  }

  private List<String> common(Path tables) {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            installation.program().toString(),
            "--no-defaults",
            "--datadir=" + tables,
            "--basedir=" + installation.base(),
            "--lc-messages-dir=" + installation.share(),
            "--tmpdir=" + directory.temporary(),
            // With TLS it would make an RSA key at every start: 5 to 19 s; we are on loopback.
            "--skip-ssl",
            "--performance-schema=0",
            "--innodb-buffer-pool-size=" + config.bufferPoolMegabytes() + "M",
            "--innodb-log-buffer-size=4M",
            "--key-buffer-size=64K",
            "--aria-pagecache-buffer-size=2M"));
    if (config.durable()) {
      command.add("--innodb-log-file-size=32M");
    } else {
      command.add("--innodb-log-file-size=8M");
      command.add("--innodb-undo-tablespaces=0");
    }
    if (weAreRoot()) {
      command.add("--user=root");
    }
    return command;
  }

  private static boolean weAreRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}

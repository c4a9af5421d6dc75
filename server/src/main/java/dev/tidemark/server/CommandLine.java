package dev.tidemark.server;

import dev.tidemark.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param overrides settings by key, which win over file and environment
 * @param username whose list the demo command fills
 * @param file where a backup goes or comes from
 * @param stopWhenReady for the launcher, which records one start to make later ones quicker
 */
record CommandLine(
    Command command,
    ServerRole role,
    Optional<Path> config,
    Map<String, String> overrides,
    Optional<String> username,
    Optional<Path> file,
    boolean stopWhenReady) {
  /** The small questions are answered without starting anything. */
  enum Command {
    RUN,
    STATUS,
    DOCTOR,
    DEMO,
    BACKUP,
    RESTORE,
    MIGRATIONS,
    PRINT_CONFIG,
    VERSION,
    HELP
  }

  static final String USAGE =
      """
      usage: tidemark [command] [options]
        (no command)           run
        status                 say what runs on the data directory and whether it is well
        doctor                 check this machine and the settings
        demo                   fill a list with goods of the demo shop and 18 months of history
        backup                 write both databases of a data directory, while nothing runs on it, to a file
        restore                put a backup into a new data directory
        migrations             what the next start would change in the schemas
        shop                   run the demo shop alone; shop --help lists its options
        cluster                run the whole system on this machine; cluster --help lists its options
        --print-config         the effective settings, secrets masked
        --version, --help
      options:
        --role ROLE            all (default), gateway, user, item or price
        --config FILE          read settings from a properties file
        --data-dir DIR         the same as data-dir=DIR in the file
        --port N               the same as http.port=N in the file
        --file FILE            the backup that is written or restored
        --username NAME        the account whose list demo fills; a new one unless it is named
      """;

  /** Options that are a setting under a shorter name. */
  private static final Map<String, String> SHORT_FORMS =
      Map.of("--data-dir", "data-dir", "--port", "http.port");

  /**
   * Reads the arguments.
   *
   * @throws ConfigException naming the argument that is not understood
   */
  static CommandLine parse(List<String> arguments) {
    Command command = Command.RUN;
    ServerRole role = ServerRole.ALL;
    Optional<Path> config = Optional.empty();
    Map<String, String> overrides = new LinkedHashMap<>();
    Optional<String> username = Optional.empty();
    Optional<Path> file = Optional.empty();
    boolean stopWhenReady = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "status" -> command = Command.STATUS;
        case "doctor" -> command = Command.DOCTOR;
        case "demo" -> command = Command.DEMO;
        case "backup" -> command = Command.BACKUP;
        case "restore" -> command = Command.RESTORE;
        case "migrations" -> command = Command.MIGRATIONS;
        case "--file" -> file = Optional.of(Path.of(value(arguments, ++i)));
        case "--print-config" -> command = Command.PRINT_CONFIG;
        case "--version" -> command = Command.VERSION;
        case "--help", "-h" -> command = Command.HELP;
        case "--stop-when-ready" -> stopWhenReady = true;
        case "--role" -> role = role(value(arguments, ++i));
        case "--config" -> config = Optional.of(Path.of(value(arguments, ++i)));
        case "--username" -> username = Optional.of(value(arguments, ++i));
        case "--data-dir", "--port" ->
            overrides.put(SHORT_FORMS.getOrDefault(argument, argument), value(arguments, ++i));
        default ->
            throw new ConfigException("does not know the argument '" + argument + "'\n" + USAGE);
      }
    }
    return new CommandLine(command, role, config, overrides, username, file, stopWhenReady);
  }

  private static String value(List<String> arguments, int index) {
    if (index >= arguments.size()) {
      throw new ConfigException(arguments.get(index - 1) + " needs a value\n" + USAGE);
    }
    return arguments.get(index);
  }

  private static ServerRole role(String word) {
    try {
      return ServerRole.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "a role is all, gateway, user, item or price, not '" + word + "'", e);
    }
  }
}

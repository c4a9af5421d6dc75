package dev.tidemark.server.cluster;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked for on the command line, and at earlier starts: what is given once is remembered
 * in the cluster's folder, so that a start without options changes nothing.
 */
public final class ClusterArguments {
  /** What may be asked for. */
  public enum Command {
    START,
    STATUS,
    STOP,
    BACKUP,
    RESTORE,
    MIGRATIONS,
    FILES,
    DOCTOR,
    BACKUPS,
    ROTATION;

    /**
     * Whether what the operator has set matters; where it does not, the file may be out of reach.
     */
    boolean needsSettings() {
      return switch (this) {
        case START, STATUS, RESTORE, FILES, DOCTOR -> true;
        case STOP, BACKUP, MIGRATIONS, BACKUPS, ROTATION -> false;
      };
    }
  }

  private static final String USAGE =
      """
      usage: tidemark cluster COMMAND [options]
        start, stop         bring the whole system up and keep it so, or end it
        status, doctor      say what runs and where; check this machine and the settings
        backup, restore     write both databases to a file, or put one into a new system
        migrations          what the next start would change in the schemas
        files               write passwords and configuration, and start nothing
        backups             make a backup every night and start nothing
        rotation            take instances out of their balancers and in again, as lines ask:
                            "out item-1", "in item-1"; each is answered "done"
      options:
        --data-dir DIR      everything of the cluster: data, passwords, configuration, logs
        --config FILE       your settings for every role
        --address A         where nginx listens (127.0.0.1)
        --port N            the port of nginx (80 when it may, else 8080)
        --port-base N       the number below all other ports (18000)
        --file FILE         where a backup is written to, or restored from
        --instances LIST    how many of each role, such as gateway=2,user=2,item=2,price=2
      """;

  /** Two of each, so that one can be lost or replaced without anybody noticing. */
  private static final String INSTANCES = "gateway=2,user=2,item=2,price=2";

  private static final String PORT_BASE = "18000";

  private static final List<String> REMEMBERED =
      List.of("config", "address", "port", "port-base", "instances");

  private static final List<String> ONCE = List.of("data-dir", "file");

  private final Command command;
  private final ClusterHome home;
  private final Optional<Path> file;
  private final Map<String, String> options;

  private ClusterArguments(
      Command command, ClusterHome home, Optional<Path> file, Map<String, String> options) {
    this.command = command;
    this.home = home;
    this.file = file;
    this.options = options;
  }

  /**
   * Reads the words after {@code cluster}.
   *
   * @throws ClusterException naming the one that is not understood
   */
  public static ClusterArguments read(List<String> words) {
    Command command =
        switch (words.isEmpty() ? "" : words.getFirst()) {
          case "start" -> Command.START;
          case "status" -> Command.STATUS;
          case "stop" -> Command.STOP;
          case "backup" -> Command.BACKUP;
          case "restore" -> Command.RESTORE;
          case "migrations" -> Command.MIGRATIONS;
          case "files" -> Command.FILES;
          case "doctor" -> Command.DOCTOR;
          case "backups" -> Command.BACKUPS;
          case "rotation" -> Command.ROTATION;
          default ->
              throw new ClusterException(
                  "cluster knows start, status, stop, doctor, backup, restore, migrations, files,"
                      + " backups and rotation\n"
                      + USAGE);
        };
    Map<String, String> given = new HashMap<>();
    for (int place = 1; place < words.size(); place += 2) {
      String option = words.get(place).replaceFirst("^--", "");
      if (!ONCE.contains(option) && !REMEMBERED.contains(option)) {
        throw new ClusterException("does not know the option '" + words.get(place) + "'\n" + USAGE);
      }
      if (place + 1 == words.size()) {
        throw new ClusterException(words.get(place) + " needs a value");
      }
      given.put(option, words.get(place + 1));
    }
    ClusterHome home = new ClusterHome(Path.of(given.getOrDefault("data-dir", "cluster")));
    Map<String, String> options = new HashMap<>();
    Path remembered = file(home);
    if (Files.exists(remembered)) {
      options.putAll(PropertiesFile.read(remembered));
    }
    options.putAll(given);
    ONCE.forEach(options::remove);
    return new ClusterArguments(
        command, home, Optional.ofNullable(given.get("file")).map(Path::of), options);
  }

  public Command command() {
    return command;
  }

  /** The file of a backup. */
  public Optional<Path> file() {
    return file;
  }

  /** The settings of the operator's own file, if there is one. */
  public Map<String, String> operatorSettings() {
    String file = command.needsSettings() ? options.get("config") : null;
    return file == null ? Map.of() : PropertiesFile.read(Path.of(file).toAbsolutePath());
  }

  /** The cluster that is wanted. */
  public ClusterConfig config(
      Map<String, String> settings, Optional<ClusterConfig.Demo> demo, Path release) {
    String address = options.getOrDefault("address", "127.0.0.1");
    int base = number("port-base", PORT_BASE, 1_024, 65_535 - Ports.RANGE);
    return new ClusterConfig(
        home,
        release,
        java(),
        address,
        port(address),
        base,
        instances(),
        settings,
        demo,
        // Containers bring their own.
        command == Command.FILES || Programs.find("cadvisor").isPresent(),
        command != Command.FILES && Programs.find("prometheus-alertmanager").isPresent());
  }

  /** Keeps the options for later starts without them. */
  public void remember(ClusterConfig config) {
    home.create();
    Map<String, String> kept = new TreeMap<>(options);
    kept.put("address", config.address());
    kept.put("port", Integer.toString(config.httpPort()));
    kept.put("port-base", Integer.toString(config.portBase()));
    kept.put("instances", options.getOrDefault("instances", INSTANCES));
    if (options.containsKey("config")) {
      kept.put("config", Path.of(options.get("config")).toAbsolutePath().toString());
    }
    PropertiesFile.write(file(home), kept);
  }

  private static Path file(ClusterHome home) {
    return home.root().resolve("cluster.properties");
  }

  private int port(String address) {
    if (options.containsKey("port")) {
      return number("port", "", 1, 65_535);
    }
    return isFree(address, 80) ? 80 : 8080;
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
      return true;
    } catch (IllegalArgumentException e) {
      throw new ClusterException("--address is an address such as 0.0.0.0, not " + address, e);
    } catch (IOException takenOrForbidden) {
      return false;
    }
  }

  private Map<String, Integer> instances() {
    Map<String, Integer> instances = new HashMap<>();
    for (String entry : options.getOrDefault("instances", INSTANCES).split(",", -1)) {
      String[] parts = entry.split("=", 2);
      if (parts.length != 2
          || !ClusterConfig.ROLES.contains(parts[0])
          || !parts[1].matches("[1-" + Ports.MOST_INSTANCES + "]")) {
        throw new ClusterException(
            "--instances is a list such as %s, with 1 to %d of each, not '%s'"
                .formatted(INSTANCES, Ports.MOST_INSTANCES, entry));
      }
      instances.put(parts[0], Integer.parseInt(parts[1]));
    }
    return instances;
  }

  private int number(String option, String usual, int least, int most) {
    String text = options.getOrDefault(option, usual);
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new ClusterException(
          "--%s is a whole number from %d to %d, not '%s'".formatted(option, least, most, text));
    }
    return Integer.parseInt(text);
  }

  /** Roles run on the same Java, with the same flags, as this process. */
  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    return command;
  }
}

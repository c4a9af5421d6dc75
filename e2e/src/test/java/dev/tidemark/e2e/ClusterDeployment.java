package dev.tidemark.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole system as {@code setup.sh} brings it up on this machine, asked through nginx. */
final class ClusterDeployment implements Deployment {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Two of each, so that any one can be away. */
  private static final String INSTANCES = "gateway=2,user=2,item=2,price=2";

  private static final int NGINX = 199;
  private static final int PROMETHEUS = 90;
  private static final Map<String, Integer> DATABASES = Map.of("user-db", 5, "items-db", 6);
  private static final Map<String, String> SCHEMAS =
      Map.of("user-db", "tidemark_users", "items-db", "tidemark_items");
  private static final int ADMIN = 100;
  private static final Map<String, Integer> ROLES =
      Map.of("gateway", 10, "user", 20, "item", 30, "price", 40);

  private final InstalledLauncher launcher;
  private Path data;
  private String startUp = "";
  private final Path settings;
  private final int base = freeRange();

  ClusterDeployment(Path directory, Map<String, String> settings) {
    this.launcher = InstalledLauncher.in(directory.resolve("home"));
    this.data = directory.resolve("c");
    Map<String, String> all = new HashMap<>(settings);
    // Flash sales as well, so that every figure has something to show.
    all.put("demo.enabled", "true");
    all.putIfAbsent("demo.speed", "200");
    // One account from one address is the whole load.
    all.put("http.requests-per-second-per-address", "0");
    all.put("http.requests-per-second-per-account", "0");
    this.settings = launcher.home().resolve("cluster.properties");
    write(this.settings, all);
  }

  private static void write(Path file, Map<String, String> settings) {
    try {
      Files.write(
          file,
          settings.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A base above which no port is taken, below those that the system gives away by itself. */
  private static int freeRange() {
    Random random = new Random();
    return IntStream.generate(() -> 12_000 + 200 * random.nextInt(90))
        .limit(100)
        .filter(ClusterDeployment::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int base) {
    return IntStream.rangeClosed(base + 1, base + 200)
        .allMatch(port -> {
          try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
          } catch (IOException taken) {
            return false;
          }
        });
  }

  /** What {@code setup.sh} printed when it first started the system. */
  String startUp() {
    return startUp;
  }

  /** The token by which somebody becomes the administrator; it is printed until somebody has. */
  String setUpToken() {
    Matcher token = Pattern.compile("Set-up token +(\\S+)").matcher(read("setup.out"));
    if (!token.find()) {
      throw new IllegalStateException("no set-up token:\n" + read("setup.out"));
    }
    return token.group(1);
  }

  @Override
  public URI url() {
    return local(NGINX);
  }

  URI prometheus() {
    return local(PROMETHEUS);
  }

  Path data() {
    return data;
  }

  private URI local(int distance) {
    return URI.create("http://127.0.0.1:" + (base + distance));
  }

  /** Where the metrics of an instance, such as item-2, are. */
  URI admin(String instance) {
    String[] parts = instance.split("-", 2);
    int role = Objects.requireNonNull(ROLES.get(parts[0]), instance);
    return local(role + Integer.parseInt(parts[1]) + ADMIN).resolve("/");
  }

  @Override
  public Map<String, URI> adminUrls() {
    Map<String, URI> urls = new LinkedHashMap<>();
    ROLES.keySet().forEach(role -> urls.put(role, admin(role + "-1")));
    return urls;
  }

  @Override
  public void start() {
    setUp(
        "--plain",
        "--data-dir",
        data.toString(),
        "--config",
        settings.toString(),
        "--port-base",
        Integer.toString(base),
        "--port",
        Integer.toString(base + NGINX),
        "--instances",
        INSTANCES);
    if (startUp.isEmpty()) {
      startUp = read("setup.out");
    }
  }

  /**
   * Brings the running system to another version; returns when all of it runs. A template is what
   * differs: for another jar quick starts would have to be prepared anew.
   */
  void upgrade() {
    try {
      Files.setLastModifiedTime(
          launcher.home().resolve("deploy/README.md"), FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  /** Writes a backup while everything runs. */
  void backUp(Path file) {
    launch("cluster", "backup", "--data-dir", data.toString(), "--file", file.toString());
  }

  /** Ends the system, and starts another one, with a folder of its own, from a backup. */
  void replaceByANewSystemFrom(Path backup) {
    close();
    data = data.resolveSibling("n");
    launch(
        "cluster",
        "restore",
        "--data-dir",
        data.toString(),
        "--file",
        backup.toString(),
        "--port-base",
        Integer.toString(base));
    start();
  }

  /** What the parts said about a request. */
  String logsOf(String request) {
    launch("cluster", "logs", "--data-dir", data.toString(), "--request", request);
    return read("launcher.out");
  }

  private void launch(String... words) {
    if (launcher.run("launcher.out", "tidemark", PATIENCE, words) != 0) {
      throw new IllegalStateException(
          String.join(" ", words) + " failed:\n" + read("launcher.out"));
    }
  }

  private String read(String output) {
    try {
      return Files.readString(launcher.home().resolve(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void setUp(String... options) {
    int exit = launcher.run("setup.out", "setup.sh", PATIENCE, options);
    if (exit != 0) {
      throw new IllegalStateException("setup.sh ended with " + exit + ":\n" + read("setup.out"));
    }
  }

  /** The process that plays a part now. */
  Optional<ProcessHandle> process(String part) {
    return pid(data.resolve("run").resolve(part + ".run"))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  private static Optional<Long> pid(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("pid="))
          .map(line -> Long.parseLong(line.substring("pid=".length())))
          .findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Kills one part with SIGKILL; the supervisor may start it again at once. */
  void kill(String part) {
    ProcessHandle process = process(part).orElseThrow();
    process.destroyForcibly();
    await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
  }

  /** Sends a part a signal such as STOP. */
  void signal(String part, String signal) {
    String pid = Long.toString(process(part).orElseThrow().pid());
    try {
      new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A connection as one of the users of a database, with one of the generated passwords. */
  Connection database(String name, String user, String password) throws IOException, SQLException {
    int port = base + Objects.requireNonNull(DATABASES.get(name), name);
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:%d/%s?sslMode=disable".formatted(port, SCHEMAS.get(name)),
        user,
        Files.readString(data.resolve("secrets").resolve(password)).strip());
  }

  /** Waits until an instance says that it is ready. */
  void awaitReady(String instance) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> Web.status(admin(instance).resolve("readyz")) == 200);
  }

  @Override
  public void kill() {
    List<ProcessHandle> all = new ArrayList<>();
    // The supervisor first, or it would bring back the others.
    pid(data.resolve("run").resolve("supervisor")).flatMap(ProcessHandle::of).ifPresent(all::add);
    parts().forEach(part -> process(part).ifPresent(all::add));
    List<ProcessHandle> families =
        all.stream().flatMap(each -> Stream.concat(Stream.of(each), each.descendants())).toList();
    families.forEach(ProcessHandle::destroyForcibly);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> families.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** The names of all parts that have been started. */
  List<String> parts() {
    try (Stream<Path> files = Files.list(data.resolve("run"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".run"))
          .map(name -> name.substring(0, name.length() - ".run".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String output() {
    try (Stream<Path> logs = Files.list(data.resolve("log"))) {
      return logs.sorted()
          .map(log -> "--- " + log.getFileName() + "\n" + end(log))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String end(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    setUp("--down", "--data-dir", data.toString());
  }
}

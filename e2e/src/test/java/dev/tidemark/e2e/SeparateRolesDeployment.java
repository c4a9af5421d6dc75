package dev.tidemark.e2e;

import dev.tidemark.testkit.TestDatabase;
import dev.tidemark.testkit.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Each role as a process of its own, talking TCP, over outside databases and Redis. */
final class SeparateRolesDeployment implements Deployment {
  static final String USER_DB = "user-db";
  static final String ITEMS_DB = "items-db";

  private final TestDatabase users;
  private final TestDatabase items;
  private final TestRedis redis = TestRedis.start();
  private final Map<String, ServerProcess> processes = new LinkedHashMap<>();
  private final URI url;

  SeparateRolesDeployment(Path directory, Map<String, String> settings) {
    this(directory, settings, TestDatabase::create);
  }

  /** With databases of a kind. */
  SeparateRolesDeployment(
      Path directory, Map<String, String> settings, Supplier<TestDatabase> databases) {
    this.users = databases.get();
    this.items = databases.get();
    Map<String, Integer> services =
        Map.of(
            "user", ServerProcess.freePort(),
            "item", ServerProcess.freePort(),
            "price", ServerProcess.freePort());
    int gateway = ServerProcess.freePort();
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(database(USER_DB, users));
    all.putAll(database(ITEMS_DB, items));
    all.put("redis.url", redis.uri().toString());
    all.put("http.port", Integer.toString(gateway));
    services.forEach((service, port) -> {
      all.put(service + "-service.listen", "127.0.0.1:" + port);
      all.put(service + "-service.addresses", "127.0.0.1:" + port);
    });
    services.forEach((role, port) -> processes.put(role, process(directory, role, port, all)));
    processes.put("gateway", process(directory, "gateway", gateway, all));
    this.url = URI.create("http://127.0.0.1:" + gateway);
  }

  private static ServerProcess process(
      Path directory, String role, int port, Map<String, String> settings) {
    return new ServerProcess(directory.resolve(role), settings, port, List.of("--role", role));
  }

  private static Map<String, String> database(String name, TestDatabase database) {
    return Map.of(
        name + ".url", database.url(),
        name + ".user", database.user(),
        name + ".password", database.password());
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public Map<String, URI> adminUrls() {
    return processes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().adminUrl()));
  }

  @Override
  public void start() {
    processes.values().forEach(ServerProcess::start);
    processes.values().forEach(ServerProcess::awaitReady);
  }

  /** The roles, each of which is a process. */
  List<String> roles() {
    return List.copyOf(processes.keySet());
  }

  /** Kills a database, which starts again by itself. */
  void killDatabase(String name) {
    (name.equals(USER_DB) ? users : items).kill();
  }

  /** Kills one process, and starts it again on the same data. */
  void restart(String role) {
    ServerProcess one = Objects.requireNonNull(processes.get(role), role);
    one.kill();
    one.start();
    one.awaitReady();
  }

  @Override
  public void kill() {
    processes.values().forEach(ServerProcess::kill);
  }

  @Override
  public String output() {
    return processes.entrySet().stream()
        .map(entry -> "--- " + entry.getKey() + "\n" + entry.getValue().output())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    processes.values().forEach(ServerProcess::stop);
    redis.close();
    users.close();
    items.close();
  }
}

package dev.tidemark.bench.load;

import dev.tidemark.bench.process.Commands;
import dev.tidemark.bench.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole system, started by the launcher as everybody starts it. */
final class ClusterUnderTest implements AutoCloseable {
  /** Below Tidemark's own numbers there is room for the peer and the limits. */
  static final int NGINX = 60;

  private static final List<String> SERVING =
      List.of(
          "nginx",
          "gateway-1",
          "gateway-2",
          "haproxy",
          "user-1",
          "user-2",
          "item-1",
          "item-2",
          "user-db",
          "items-db",
          "redis");

  private static final String WITHOUT_CACHES =
      """
      item-service.cached-changes=0
      gateway.cached-megabytes=0
      """;

  /** Nobody is refused for asking often; the collector works at an even, low pace. */
  private static final String SETTINGS =
      """
      http.requests-per-second-per-address=0
      http.requests-per-second-per-account=0
      price.budget-per-second=2
      """;

  private final LoadPlan plan;
  private final Path folder;

  private ClusterUnderTest(LoadPlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  static ClusterUnderTest start(LoadPlan plan) {
    Path folder = plan.data().resolve("cluster");
    Path settings = plan.data().resolve("load.properties");
    try {
      Files.createDirectories(plan.data());
      Files.writeString(
          settings, plan.caches().equals("off") ? SETTINGS + WITHOUT_CACHES : SETTINGS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    System.err.println("Starting the cluster on " + folder + ".");
    ClusterUnderTest cluster = new ClusterUnderTest(plan, folder);
    Commands.show(
        cluster.launcher(
            "start",
            "--port",
            Integer.toString(plan.portBase() + NGINX),
            "--port-base",
            Integer.toString(plan.portBase()),
            "--config",
            settings.toString()));
    return cluster;
  }

  private List<String> launcher(String command, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                plan.root().resolve("tidemark").toString(),
                "cluster",
                command,
                "--data-dir",
                folder.toString()));
    words.addAll(List.of(more));
    return words;
  }

  Path folder() {
    return folder;
  }

  int port(int distance) {
    return plan.portBase() + distance;
  }

  Target target() {
    return new Target(
        plan.caches().equals("off") ? "tidemark, caches off" : "tidemark",
        "http://127.0.0.1:" + port(NGINX),
        new ProcessTable(pids()));
  }

  /** Its processes that serve requests, by name. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new TreeMap<>();
    for (String name : SERVING) {
      read("run/" + name + ".run")
          .lines()
          .filter(line -> line.startsWith("pid="))
          .forEach(line -> pids.put(name, Long.valueOf(line.substring("pid=".length()))));
    }
    return pids;
  }

  String usersUrl() {
    return url(5, "tidemark_users", "user-db-migrations");
  }

  String itemsUrl() {
    return url(6, "tidemark_items", "items-db-migrations");
  }

  private String url(int distance, String name, String secret) {
    return "jdbc:mariadb://127.0.0.1:%d/%s?user=migrations&password=%s&sslMode=disable&useBulkStmts=true"
        .formatted(port(distance), name, secret(secret));
  }

  /** A database as the peer's driver names it. */
  String usersDsn() {
    return "user_service:%s@tcp(127.0.0.1:%d)/tidemark_users"
        .formatted(secret("user-db-user-service"), port(5));
  }

  String itemsDsn() {
    return "item_service:%s@tcp(127.0.0.1:%d)/tidemark_items"
        .formatted(secret("items-db-item-service"), port(6));
  }

  String redisUrl() {
    return secret("redis-url");
  }

  int redisPort() {
    return port(4);
  }

  String redisPassword() {
    return secret("redis");
  }

  private String secret(String name) {
    return read("secrets/" + name).strip();
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    System.err.println("Ending the cluster.");
    Commands.show(launcher("stop"));
  }
}

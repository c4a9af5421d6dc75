package dev.tidemark.bench.load;

import dev.tidemark.bench.process.Commands;
import dev.tidemark.bench.process.ProcessTable;
import dev.tidemark.server.cluster.LowerPriority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The peer, on the cluster's own databases and Redis, behind an nginx and a HAProxy of its own with
 * the cluster's configuration: two of each process, as there are two of ours.
 */
final class PeerUnderTest implements AutoCloseable {
  private static final int NGINX = 61;
  private static final int NGINX_STATUS = 62;
  private static final int HAPROXY = 63;
  private static final int HAPROXY_STATS = 64;
  private static final int GATEWAYS = 65;
  private static final int USERS = 67;
  private static final int ITEMS = 69;

  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private final ClusterUnderTest cluster;
  private final Path folder;
  private final Map<String, Process> processes = new TreeMap<>();

  private PeerUnderTest(ClusterUnderTest cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  /**
   * Builds and starts it.
   *
   * @throws IllegalStateException says which package is missing
   */
  static PeerUnderTest start(LoadPlan plan, ClusterUnderTest cluster) throws InterruptedException {
    Path built = plan.root().resolve("bench/target/peer");
    String _ =
        Commands.output(
            List.of(plan.root().resolve("bench/peer/build.sh").toString(), built.toString()));
    PeerUnderTest peer = new PeerUnderTest(cluster, plan.data().resolve("peer"));
    try {
      peer.startAll(built.resolve("peer").toString());
      return peer;
    } catch (IOException failure) {
      peer.close();
      throw new UncheckedIOException(failure);
    }
  }

  private void startAll(String program) throws IOException, InterruptedException {
    for (String each : List.of("run", "log", "config", "data/nginx")) {
      Files.createDirectories(folder.resolve(each));
    }
    for (int number = 0; number < 2; number++) {
      service(program, "user", number, USERS, "-database", cluster.usersDsn());
      service(program, "item", number, ITEMS, "-database", cluster.itemsDsn());
    }
    Path haproxy = folder.resolve("config/haproxy.cfg");
    Files.writeString(haproxy, haproxyConfiguration());
    start("haproxy", List.of(Commands.program("haproxy"), "-db", "-f", haproxy.toString()));
    for (int number = 0; number < 2; number++) {
      service(
          program,
          "gateway",
          number,
          GATEWAYS,
          "-users",
          address(USERS) + "," + address(USERS + 1),
          "-items",
          address(HAPROXY),
          "-redis",
          cluster.redisUrl());
    }
    Path nginx = folder.resolve("config/nginx.conf");
    Files.writeString(folder.resolve("config/gateways.conf"), moved("config/nginx/gateways.conf"));
    Files.writeString(nginx, moved("config/nginx/nginx.conf"));
    start("nginx", List.of(Commands.program("nginx"), "-c", nginx.toString(), "-e", "stderr"));
    for (int each : List.of(USERS, USERS + 1, ITEMS, ITEMS + 1, HAPROXY, GATEWAYS, NGINX)) {
      awaitListener(each);
    }
    processes.forEach((name, process) -> {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "the peer's " + name + " has ended; see " + folder.resolve("log/" + name + ".log"));
      }
    });
  }

  /** Waits until a part can be reached, or the time of a slow machine is over. */
  private void awaitListener(int distance) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), cluster.port(distance))) {
        return;
      } catch (ConnectException notYet) {
        if (System.nanoTime() - end > 0) {
          throw notYet;
        }
        Thread.sleep(BETWEEN_ATTEMPTS);
      }
    }
  }

  private void service(String program, String role, int number, int distance, String... more) {
    List<String> command =
        new ArrayList<>(List.of(program, "-role", role, "-listen", address(distance + number)));
    command.addAll(List.of(more));
    start(role + "-" + (number + 1), LowerPriority.of(command));
  }

  /** As parts of the cluster are started. */
  private void start(String name, List<String> command) {
    List<String> apart = new ArrayList<>(List.of("setsid"));
    apart.addAll(command);
    processes.put(name, Commands.start(apart, folder.resolve("log/" + name + ".log")));
  }

  private String address(int distance) {
    return "127.0.0.1:" + cluster.port(distance);
  }

  /** The cluster's own file with the peer's folders and ports. */
  private String moved(String file) {
    return cluster
        .read(file)
        .replace(cluster.folder() + "/config/nginx", folder + "/config")
        .replace(cluster.folder().toString(), folder.toString())
        .replaceAll(
            ":" + cluster.port(ClusterUnderTest.NGINX) + "(?=[ ;])", ":" + cluster.port(NGINX))
        .replace(address(1) + ";", address(NGINX_STATUS) + ";")
        .replace(address(11) + " ", address(GATEWAYS) + " ")
        .replace(address(12) + " ", address(GATEWAYS + 1) + " ");
  }

  /** Without the health checks, which ask an admin port that the peer does not have. */
  private String haproxyConfiguration() {
    StringBuilder text = new StringBuilder();
    cluster
        .read("config/haproxy/haproxy.cfg")
        .lines()
        .filter(line -> !line.contains("httpchk") && !line.contains("http-check"))
        .map(line -> line.replaceAll(" addr \\S+ port \\d+", ""))
        .map(line -> line.replaceAll("check inter.*", ""))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString()
        .replace(cluster.folder().toString(), folder.toString())
        .replace(address(2), address(HAPROXY))
        .replace(address(3), address(HAPROXY_STATS))
        .replace(address(31), address(ITEMS))
        .replace(address(32), address(ITEMS + 1));
  }

  Target target() {
    Map<String, Long> pids = new TreeMap<>();
    processes.forEach((name, process) -> pids.put(name, process.pid()));
    cluster
        .pids()
        .forEach((name, pid) -> {
          if (name.endsWith("-db") || name.equals("redis")) {
            pids.put(name, pid);
          }
        });
    return new Target("peer", "http://" + address(NGINX), new ProcessTable(pids));
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroy);
  }
}

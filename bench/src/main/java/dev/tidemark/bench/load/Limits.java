package dev.tidemark.bench.load;

import dev.tidemark.bench.process.Commands;
import dev.tidemark.bench.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What the parts could do at most, with the bytes of a real answer. */
final class Limits {
  private static final int STATIC = 75;
  private static final int PROXY = 76;
  private static final int HTTP = 77;
  private static final int GRPC = 78;
  private static final int CONNECTIONS = 64;
  private static final int QUERIERS = 8;
  private static final double NANOS = 1e9;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Target NOBODY = new Target("limit", "", new ProcessTable(Map.of()));

  @SuppressWarnings("InlineFormatString") // a file, which one reads as a whole
  private static final String NGINX =
      """
      daemon off;
      user %4$s;
      worker_processes auto;
      pid %1$s/nginx.pid;
      error_log stderr error;
      events { worker_connections 4096; }
      http {
        access_log off;
        keepalive_requests 1000000;
        client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
        uwsgi_temp_path %1$s; scgi_temp_path %1$s;
        upstream files { server 127.0.0.1:%2$d; keepalive 64; keepalive_requests 1000000; }
        server { listen 127.0.0.1:%2$d; location / { root %1$s; try_files /answer.json =404; } }
        server {
          listen 127.0.0.1:%3$d;
          location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://files; }
        }
      }
      """;

  private final LoadPlan plan;
  private final ClusterUnderTest cluster;
  private final List<Measurement> runs;

  Limits(LoadPlan plan, ClusterUnderTest cluster, List<Measurement> runs) {
    this.plan = plan;
    this.cluster = cluster;
    this.runs = runs;
  }

  /** Adds what is found to the runs at once. */
  void measure() throws InterruptedException {
    List<Request> requests = Scenario.PRICES.requests(plan.size(), 1);
    Path folder = plan.data().resolve("limits");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("answer.json"),
          new SameAnswers().answer(cluster.target(), requests.getFirst()).toString());
      Files.writeString(
          folder.resolve("nginx.conf"),
          NGINX.formatted(
              folder, cluster.port(STATIC), cluster.port(PROXY), System.getProperty("user.name")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Wrk wrk = Wrk.of(plan.data().resolve("requests"), "limits", requests);
    web(wrk, folder);
    bare(wrk, folder);
    redis();
    query();
    passwords();
  }

  private void passwords() throws InterruptedException {
    PasswordLimit limit = new PasswordLimit();
    PasswordLimit.Result _ = limit.measure(plan.warmUp());
    for (int round = 1; round <= plan.rounds(); round++) {
      PasswordLimit.Result result = limit.measure(plan.seconds());
      add("password-check", round, result.loop(), Map.of("java", result.cpu()));
    }
  }

  private void web(Wrk wrk, Path folder) throws InterruptedException {
    Process nginx =
        Commands.start(
            List.of(
                Commands.program("nginx"),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                "stderr"),
            folder.resolve("nginx.log"));
    try {
      Thread.sleep(500);
      ProcessTable processes = new ProcessTable(Map.of("nginx", nginx.pid()));
      for (int round = 1; round <= plan.rounds(); round++) {
        web(wrk, "nginx-static", STATIC, processes, round);
        web(wrk, "nginx-to-nginx", PROXY, processes, round);
      }
    } finally {
      nginx.destroy();
    }
  }

  private void bare(Wrk wrk, Path folder) throws InterruptedException {
    Process server =
        Commands.start(
            BareServers.command(
                cluster.port(HTTP), cluster.port(GRPC), folder.resolve("answer.json")),
            folder.resolve("bare.log"));
    try {
      awaitListening(HTTP);
      awaitListening(GRPC);
      ProcessTable processes = new ProcessTable(Map.of("java", server.pid()));
      Loop _ = wrk.run("http://127.0.0.1:" + cluster.port(HTTP), CONNECTIONS, plan.warmUp());
      for (int round = 1; round <= plan.rounds(); round++) {
        web(wrk, "bare-http", HTTP, processes, round);
        Map<String, Double> before = processes.cpu();
        Loop loop = BareServers.callOver(cluster.port(GRPC), CONNECTIONS, plan.seconds());
        add("bare-grpc", round, loop, used(processes, before));
      }
    } finally {
      server.destroy();
    }
  }

  private void awaitListening(int distance) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), cluster.port(distance))) {
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > until) {
          throw new UncheckedIOException(notYet);
        }
        Thread.sleep(100);
      }
    }
  }

  private void web(Wrk wrk, String name, int port, ProcessTable processes, int round) {
    Map<String, Double> before = processes.cpu();
    Loop loop = wrk.run("http://127.0.0.1:" + cluster.port(port), CONNECTIONS, plan.seconds());
    add(name, round, loop, used(processes, before));
  }

  /** A store of the cluster: what its clients use is not counted. */
  private ProcessTable server(String name) {
    return new ProcessTable(Map.of(name, Objects.requireNonNull(cluster.pids().get(name), "runs")));
  }

  private static Map<String, Double> used(ProcessTable processes, Map<String, Double> before) {
    Map<String, Double> used = new TreeMap<>();
    processes
        .cpu()
        .forEach((process, after) -> used.put(process, after - before.getOrDefault(process, 0.0)));
    return used;
  }

  private void redis() {
    if (!Commands.has("redis-benchmark")) {
      System.err.println("Skips redis-benchmark, which is not installed.");
      return;
    }
    ProcessTable server = server("redis");
    for (int round = 1; round <= plan.rounds(); round++) {
      Map<String, Double> before = server.cpu();
      String output =
          Commands.output(
              List.of(
                  Commands.program("redis-benchmark"),
                  "-p",
                  Integer.toString(cluster.redisPort()),
                  "-a",
                  cluster.redisPassword(),
                  "-t",
                  "get",
                  "-c",
                  Integer.toString(CONNECTIONS),
                  "-n",
                  Integer.toString(50_000 * plan.seconds()),
                  "--csv"));
      String[] figures =
          output
              .lines()
              .filter(line -> line.startsWith("\"GET\""))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("redis-benchmark says " + output))
              .replace("\"", "")
              .split(",", -1);
      double perSecond = Double.parseDouble(figures[1]);
      long requests = 50_000L * plan.seconds();
      add(
          "redis-get",
          round,
          new Loop(
              requests / perSecond,
              requests,
              0,
              0,
              0,
              Double.parseDouble(figures[4]),
              Double.NaN,
              Double.parseDouble(figures[6]),
              Double.NaN,
              Double.parseDouble(figures[7])),
          used(server, before));
    }
  }

  /** The question for one item by its key, from as many connections as an item service has. */
  private void query() throws InterruptedException {
    ProcessTable server = server("items-db");
    for (int round = 1; round <= plan.rounds(); round++) {
      Map<String, Double> before = server.cpu();
      LongAdder answered = new LongAdder();
      long started = System.nanoTime();
      long until = started + (long) (plan.seconds() * NANOS);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < QUERIERS; i++) {
        threads.add(Thread.ofPlatform().start(() -> ask(until, answered)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      add(
          "indexed-query",
          round,
          new Loop((System.nanoTime() - started) / NANOS, answered.sum(), 0, 0, 0, 0, 0, 0, 0, 0),
          used(server, before));
    }
  }

  private void ask(long until, LongAdder answered) {
    try (Connection connection =
            DriverManager.getConnection(cluster.itemsUrl() + "&useServerPrepStmts=true");
        PreparedStatement query =
            connection.prepareStatement("SELECT name, price FROM listing WHERE listing_id = ?")) {
      int number = 0;
      while (System.nanoTime() < until) {
        number = (number + 7) % plan.size().items();
        query.setLong(1, dev.tidemark.bench.dataset.MadeUpItem.key(number).listing().value());
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            answered.increment();
          }
        }
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("items-db cannot be asked", failure);
    }
  }

  private void add(String name, int round, Loop loop, Map<String, Double> cpu) {
    Measurement run =
        new Measurement(
            "limit", NOBODY.name(), name, CONNECTIONS, round, loop, cpu, Map.of(), Map.of());
    runs.add(run);
    System.err.printf(
        "%-16s %,9.0f/s  p99 %.2f ms  %.4f CPU s/1,000%n",
        name, loop.perSecond(), loop.p99(), run.cpuPerThousand());
  }
}

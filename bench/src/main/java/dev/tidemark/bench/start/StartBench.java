package dev.tidemark.bench.start;

import dev.tidemark.bench.process.Commands;
import dev.tidemark.bench.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures how soon everything in one process is ready, with an empty folder and with one that is
 * there; how soon each role of a cluster is, when it alone is started again; and what all of them
 * hold in memory after a while without requests.
 */
public final class StartBench {
  /** Longer than any start may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String FIRST = "standalone, first start";

  private static final List<String> ROLES = List.of("user-1", "item-1", "price-1", "gateway-1");

  private final StartPlan plan;
  private final StartFigures figures = new StartFigures();

  private StartBench(StartPlan plan) {
    this.plan = plan;
  }

  /**
   * Runs it.
   *
   * @param arguments {@code start}, the folder of the launcher, and options
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> options = List.of(arguments).subList(2, arguments.length);
    if (options.contains("--help")) {
      System.out.println(StartPlan.HELP);
      return;
    }
    try {
      System.out.print(run(StartPlan.usual(Path.of(arguments[1])).with(options)).table());
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      System.err.println("tidemark: bench start: " + wrong.getMessage());
      System.exit(2);
    }
  }

  static StartFigures run(StartPlan plan) throws IOException, InterruptedException {
    StartBench bench = new StartBench(plan);
    for (int round = 0; round < plan.rounds(); round++) {
      Path folder = Files.createTempDirectory("start-");
      try {
        bench.standalone(folder.resolve("standalone"));
      } finally {
        delete(folder);
      }
    }
    Path folder = Files.createTempDirectory("start-");
    try {
      bench.cluster(folder.resolve("cluster"));
    } finally {
      delete(folder);
    }
    return bench.figures;
  }

  private void standalone(Path data) throws InterruptedException {
    Path file = data.resolve("tidemark.run");
    figures.ready(FIRST, startStandalone(data));
    Thread.sleep(Duration.ofSeconds(plan.idle()));
    memory(Map.of(FIRST, pid(file))).forEach(figures::idle);
    launch("stop", "--data-dir", data.toString());
    figures.ready("standalone, later start", startStandalone(data));
    launch("stop", "--data-dir", data.toString());
  }

  /** As whoever types the command sees it. */
  private double startStandalone(Path data) {
    long started = System.nanoTime();
    launch("start", "--background", "--data-dir", data.toString(), "--port", port(0));
    return (System.nanoTime() - started) / 1e9;
  }

  private void cluster(Path data) throws InterruptedException {
    launch(
        "cluster",
        "start",
        "--data-dir",
        data.toString(),
        "--port",
        port(60),
        "--port-base",
        port(0));
    try {
      Thread.sleep(Duration.ofSeconds(plan.idle()));
      memory(pids(data)).forEach(figures::idle);
      for (int round = 0; round < plan.rounds(); round++) {
        for (String role : ROLES) {
          figures.ready(role, restart(data, role));
        }
      }
    } finally {
      launch("cluster", "stop", "--data-dir", data.toString());
    }
  }

  /** Ends one process, which the supervisor replaces, and waits until that is ready. */
  private static double restart(Path data, String role) throws InterruptedException {
    String word = role.substring(0, role.indexOf('-'));
    Path file = data.resolve("data").resolve(role).resolve(word + ".run");
    long before = pid(file);
    boolean _ = ProcessHandle.of(before).map(ProcessHandle::destroy).orElse(false);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (RunFiles.pid(file).filter(now -> now != before).isEmpty()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(role + " did not come back within a minute");
      }
      Thread.sleep(20);
    }
    return RunFiles.untilReady(file).toMillis() / 1e3;
  }

  private static Map<String, Long> pids(Path data) {
    List<String> names = new ArrayList<>(ROLES);
    names.addAll(List.of("user-db", "items-db", "redis", "nginx", "haproxy", "prometheus"));
    return names.stream()
        .flatMap(name ->
            RunFiles.pid(data.resolve("run").resolve(name + ".run")).stream()
                .map(pid -> Map.entry(name, pid)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Double> memory(Map<String, Long> pids) {
    return new ProcessTable(pids).memory();
  }

  private static long pid(Path file) {
    return RunFiles.pid(file)
        .orElseThrow(() -> new IllegalStateException("no process has written " + file));
  }

  private String port(int distance) {
    return Integer.toString(plan.portBase() + distance);
  }

  private void launch(String... words) {
    Commands.show(
        Stream.concat(Stream.of(plan.root().resolve("tidemark").toString()), Stream.of(words))
            .toList());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

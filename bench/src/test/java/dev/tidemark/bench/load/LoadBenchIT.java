package dev.tidemark.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.bench.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the kit once and shortly; in the long run with every scenario and the peer, whose answers
 * have to be the same. Where Go is missing it does without the peer, and says so.
 */
class LoadBenchIT {
  private static final boolean LONG = Boolean.getBoolean("tidemark.long");
  private static final List<String> PROGRAMS =
      List.of(
          "wrk",
          "nginx",
          "haproxy",
          "redis-server",
          "mariadbd",
          "prometheus",
          "prometheus-node-exporter",
          "prometheus-process-exporter",
          "prometheus-mysqld-exporter",
          "prometheus-redis-exporter",
          "prometheus-nginx-exporter");

  @TempDir private Path home;

  @Test
  void answersEveryRequestRightly() throws Exception {
    List<String> missing = PROGRAMS.stream().filter(program -> !Commands.has(program)).toList();
    if (!missing.isEmpty()) {
      System.out.println("LOAD test skipped, not installed: " + String.join(", ", missing));
    }
    assumeTrue(missing.isEmpty());
    install();
    LoadPlan plan =
        LoadPlan.usual(home)
            .with(
                List.of(
                    "--smoke",
                    "--systems",
                    LONG ? "tidemark,peer" : "tidemark",
                    "--scenarios",
                    LONG ? "login,watchlist,item,prices,items,add,mixed" : "watchlist,prices,login",
                    "--port-base",
                    "27000"));

    Kit.run(plan);
    Report.write(
        home,
        List.of("--results", plan.results().toString(), "--folder", home.resolve("r").toString()));

    List<Measurement> runs = Results.read(plan.results()).runs();
    assertThat(runs)
        .isNotEmpty()
        .allSatisfy(run -> {
          assertThat(run.loop().failed()).isZero();
          assertThat(run.loop().refused()).isZero();
        });
    // How many each run has is a matter of speed; that open loops have all their answers is not.
    assertThat(runs.stream().filter(run -> run.kind().equals("open")))
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.loop().requests()).isPositive());
    assertThat(home.resolve("r/load.md")).content().contains("| prices | 4 |");
    assertThat(home.resolve("r/requests.svg")).content().contains("<polyline");
  }

  /** The launcher with what was built, in a folder of its own. */
  private void install() throws IOException {
    copy(Path.of("..", "tidemark"), home.resolve("tidemark"));
    copy(Path.of("..", "deploy"), home.resolve("deploy"));
    copy(Path.of("peer"), home.resolve("bench/peer"));
    copy(Path.of("..", "server", "target", "dist"), home.resolve("server/target/dist"));
    Files.writeString(home.resolve("server/target/dist/.complete"), "");
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path _ = Files.createSymbolicLink(home.resolve("bench/target"), target);
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = source.equals(file) ? target : target.resolve(source.relativize(file));
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}

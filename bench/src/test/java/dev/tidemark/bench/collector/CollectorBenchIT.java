package dev.tidemark.bench.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the bench works and its figures are of real looks; how large they are is nobody's claim. */
class CollectorBenchIT {
  @TempDir private Path folder;

  @Test
  void countsTheLooksOfAPriceService() throws Exception {
    Path results = folder.resolve("collector.json");
    Plan plan =
        new Plan(
            List.of(500),
            List.of(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Path.of("..", "server", "target", "dist", "tidemark.jar").toAbsolutePath(),
            results);

    List<Figures> figures = CollectorBench.run(plan);

    assertThat(figures).hasSize(1);
    assertThat(figures.getFirst().looksPerSecond()).isPositive();
    assertThat(figures.getFirst().roundMillis()).isPositive();
    assertThat(figures.getFirst().serviceMegabytes()).isPositive();
    assertThat(results).content().contains("\"items\":500,\"services\":1");
  }
}

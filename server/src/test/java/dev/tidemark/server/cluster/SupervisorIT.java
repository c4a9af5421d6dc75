package dev.tidemark.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of the simplest kind: they sleep. */
class SupervisorIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> rotated = new ArrayList<>();
  private ClusterHome home;
  private Processes processes;

  @BeforeEach
  void create() {
    home = new ClusterHome(folder);
    home.create();
    processes = new Processes(home);
  }

  @AfterEach
  void endWhatIsLeft() {
    processes.names().forEach(name -> processes.stop(name, "KILL"));
  }

  private ProcessSpec sleeper(String name, String seconds) {
    return ProcessSpec.of(
        name, List.of("sleep", seconds), home.log().resolve(name + ".log"), () -> true);
  }

  private Supervisor supervisor(List<List<ProcessSpec>> stages) {
    return new Supervisor(
        stages, home, processes, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
  }

  private long pid(String name) {
    return processes.find(name).orElseThrow().pid();
  }

  @Test
  void startsAgainWhatDies() {
    try (Supervisor supervisor = supervisor(List.of(List.of(sleeper("a", "600"))))) {
      supervisor.converge();
      long first = pid("a");

      processes.find("a").orElseThrow().destroyForcibly();

      await()
          .atMost(SOON)
          .until(() -> processes.find("a").filter(again -> again.pid() != first).isPresent());
      assertThat(said.toString(StandardCharsets.UTF_8)).contains("a has ended by itself");
      assertThat(home.run().resolve("cluster.prom"))
          .content()
          .contains("tidemark_cluster_restarts_total{process=\"a\"} 1");
    }
  }

  @Test
  void anotherSupervisorFindsWhatRunsAndChangesNothing() {
    List<List<ProcessSpec>> stages = List.of(List.of(sleeper("a", "600"), sleeper("b", "600")));
    try (Supervisor first = supervisor(stages)) {
      first.converge();
    }
    long a = pid("a");
    long b = pid("b");

    try (Supervisor second = supervisor(stages)) {
      second.converge();

      assertThat(pid("a")).isEqualTo(a);
      assertThat(pid("b")).isEqualTo(b);
    }
  }

  @Test
  void replacesWhatHasChangedOutOfRotationAndLeavesTheRest() {
    try (Supervisor first =
        supervisor(List.of(List.of(sleeper("a", "600")), List.of(sleeper("b", "600"))))) {
      first.converge();
    }
    long a = pid("a");
    long b = pid("b");
    Rotation rotation =
        new Rotation() {
          @Override
          public void out() {
            rotated.add("out while running " + processes.find("a").isPresent());
          }

          @Override
          public void in() {
            rotated.add("in while running " + processes.find("a").isPresent());
          }
        };

    try (Supervisor second =
        supervisor(
            List.of(
                List.of(sleeper("a", "700").rotatedBy(rotation)), List.of(sleeper("b", "600"))))) {
      second.converge();

      assertThat(pid("a")).isNotEqualTo(a);
      assertThat(pid("b")).isEqualTo(b);
      assertThat(rotated).containsExactly("out while running true", "in while running true");
    }
  }

  @Test
  void replacesTwoRolesSideBySideAndTheInstancesOfOneAfterEachOther() {
    List<String> names = List.of("user-1", "user-2", "price-1", "price-2");
    try (Supervisor first =
        supervisor(List.of(names.stream().map(name -> sleeper(name, "600")).toList()))) {
      first.converge();
    }
    Map<String, AtomicInteger> away =
        Map.of("user", new AtomicInteger(), "price", new AtomicInteger());
    CyclicBarrier bothAway = new CyclicBarrier(2);

    try (Supervisor second =
        supervisor(
            List.of(
                names.stream()
                    .map(name -> sleeper(name, "700"))
                    .map(spec ->
                        spec.rotatedBy(
                            meeting(Objects.requireNonNull(away.get(spec.role())), bothAway)))
                    .toList()))) {
      second.converge();

      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains(names.stream().map(name -> "%-20s replaced".formatted(name)).toList());
    }
  }

  /** Out only together with an instance of the other role, and never with one of its own. */
  private static Rotation meeting(AtomicInteger away, CyclicBarrier bothAway) {
    return new Rotation() {
      @Override
      public void out() {
        assertThat(away.incrementAndGet()).isEqualTo(1);
        try {
          int _ = bothAway.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new IllegalStateException("the other role waits for this one", e);
        }
      }

      @Override
      public void in() {
        int _ = away.decrementAndGet();
      }
    };
  }

  @Test
  void keepsWhatRunsWhenAPartCannotBeReplaced() {
    try (Supervisor first =
        supervisor(List.of(List.of(sleeper("a", "600")), List.of(sleeper("b", "600"))))) {
      first.converge();
    }
    long b = pid("b");
    ProcessSpec broken =
        ProcessSpec.of("a", List.of("false"), home.log().resolve("a.log"), () -> false);

    try (Supervisor second = supervisor(List.of(List.of(broken), List.of(sleeper("b", "700"))))) {
      assertThatThrownBy(second::converge).hasMessageContaining("a ends again and again");
      second.keepWhatRuns();

      assertThat(pid("b")).as("what was not replaced").isEqualTo(b);
      processes.find("b").orElseThrow().destroyForcibly();
      await()
          .atMost(SOON)
          .until(() -> processes.find("b").filter(again -> again.pid() != b).isPresent());
    }
  }

  @Test
  void endsWhatIsNoLongerWanted() {
    try (Supervisor first =
        supervisor(List.of(List.of(sleeper("a", "600"), sleeper("b", "600"))))) {
      first.converge();
    }
    ProcessHandle b = processes.find("b").orElseThrow();

    try (Supervisor second = supervisor(List.of(List.of(sleeper("a", "600"))))) {
      second.converge();

      assertThat(b.isAlive()).isFalse();
      assertThat(processes.names()).containsExactly("a");
    }
  }

  @Test
  void endsAllInTheOppositeOrder() {
    try (Supervisor supervisor =
        supervisor(List.of(List.of(sleeper("store", "600")), List.of(sleeper("front", "600"))))) {
      supervisor.converge();

      supervisor.endAll();

      assertThat(processes.names()).isEmpty();
      assertThat(said.toString(StandardCharsets.UTF_8))
          .containsSubsequence("front ended", "store ended");
    }
  }

  @Test
  void saysWhatAPartThatDoesNotStartSaidLast() {
    ProcessSpec broken =
        ProcessSpec.of(
            "broken",
            List.of("sh", "-c", "echo the disk is on fire; exit 1"),
            home.log().resolve("broken.log"),
            () -> false);
    try (Supervisor supervisor = supervisor(List.of(List.of(broken)))) {
      assertThatThrownBy(supervisor::converge)
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("broken ends again and again")
          .hasMessageContaining("the disk is on fire");
    }
  }

  @Test
  void aProcessWithTheSameNumberIsNotTheSameProcess() throws Exception {
    Files.writeString(
        home.run().resolve("a.run"),
        "pid=%d\nstarted=2020-01-01T00:00:00Z\ncommand=x\nfiles=y\n"
            .formatted(ProcessHandle.current().pid()));

    assertThat(processes.find("a")).isEqualTo(Optional.empty());
  }
}

package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image is built and the whole system runs in containers, where this machine allows it. It
 * takes minutes, and so belongs to the long checks.
 */
class ContainersIT {
  private static final List<String> PROGRAMS = List.of("dockerd", "docker-compose", "debootstrap");
  private static final Duration LONGEST = Duration.ofMinutes(40);

  /** As scripts say that something could not be tried. */
  private static final int NOT_RUN = 77;

  @TempDir Path folder;

  @Test
  void theSystemRunsInContainersAndIsUpgradedInPlace() throws Exception {
    skipUnless(Boolean.getBoolean("tidemark.long"), "they belong to ./tidemark test --long");
    for (String program : PROGRAMS) {
      skipUnless(NeedsPrograms.isInstalled(program), program + " is not installed");
    }
    skipUnless(System.getProperty("user.name").equals("root"), "only root may start an engine");
    InstalledLauncher launcher = InstalledLauncher.in(folder.resolve("home"));
    Path output = folder.resolve("output.txt");

    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of("containers.sh").toAbsolutePath().toString(),
                launcher.home().toString(),
                folder.resolve("scratch").toString(),
                Integer.toString(ServerProcess.freePort()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process script = builder.start();

    assertThat(script.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    said.lines().filter(line -> line.startsWith("CONTAINERS ")).forEach(System.out::println);
    assumeThat(script.exitValue()).isNotEqualTo(NOT_RUN);
    assertThat(script.exitValue()).as(said).isZero();
  }

  private static void skipUnless(boolean possible, String reason) {
    if (!possible) {
      System.out.println("CONTAINERS not run: " + reason);
    }
    assumeThat(possible).as(reason).isTrue();
  }
}

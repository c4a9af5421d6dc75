package dev.tidemark.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
  private static final long LARGE = 20_000_001;

  @TempDir Path folder;

  private ClusterHome home;
  private LogRotation logs;

  @BeforeEach
  void create() {
    home = new ClusterHome(folder);
    home.create();
    logs = new LogRotation(home);
  }

  @Test
  void setsALargeLogAsideAndEmptiesItUnderTheHandsOfWhoeverWritesIt() throws IOException {
    Path access = log(home.log().resolve("nginx-access.log"), LARGE);
    Path small = log(home.log().resolve("haproxy.log"), 1_000);

    logs.rotate();

    assertThat(access).isEmptyFile();
    assertThat(access.resolveSibling("nginx-access.log.1")).hasSize(LARGE);
    assertThat(small).hasSize(1_000);
  }

  @Test
  void keepsThreeOlderFiles() throws IOException {
    Path access = home.log().resolve("nginx-access.log");

    for (long more = 0; more < 5; more++) {
      logs.rotate();
      log(access, LARGE + more);
    }
    logs.rotate();

    assertThat(access.resolveSibling("nginx-access.log.1")).hasSize(LARGE + 4);
    assertThat(access.resolveSibling("nginx-access.log.3")).hasSize(LARGE + 2);
    assertThat(access.resolveSibling("nginx-access.log.4")).doesNotExist();
  }

  @Test
  void setsTheDatabasesSlowStatementsAsideWhereverTheirDataIs() throws IOException {
    Path plain = log(home.data("items-db").resolve("slow.log"), LARGE);
    Path inContainer = log(home.data("databases").resolve("user-db").resolve("slow.log"), LARGE);

    logs.rotate();

    assertThat(plain).isEmptyFile();
    assertThat(inContainer).isEmptyFile();
    assertThat(plain.resolveSibling("slow.log.1")).hasSize(LARGE);
  }

  /** A file of that size, which takes no room on the disk. */
  private static Path log(Path file, long bytes) throws IOException {
    Files.createDirectories(file.getParent());
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }
}

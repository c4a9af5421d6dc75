package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OtherProcessIT {
  private static final int NOBODY = 65_534;

  @TempDir Path folder;

  @Test
  void aDirectoryInUseByAnotherProcessIsRefusedWithItsNumber() throws Exception {
    try (ChildJvm child = ChildJvm.start(folder, Servers.CACHE, List.of())) {
      assertThatThrownBy(() -> EmbeddedMariaDb.start(Servers.in(folder)))
          .isInstanceOf(MariaDbException.class)
          .hasMessageContaining("in use by process " + child.pid());
      assertThat(ProcessHandle.of(child.serverPid())).isPresent();
    }
  }

  @Test
  void severalProcessesUnpackTheServerTogether() throws Exception {
    Path cache = folder.resolve("cache");
    List<ChildJvm> children = new ArrayList<>();
    try {
      List<Thread> starts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Path directory = folder.resolve("server" + i);
        starts.add(
            Thread.ofPlatform()
                .start(() -> {
                  try {
                    ChildJvm child = ChildJvm.start(directory, cache, List.of());
                    synchronized (children) {
                      children.add(child);
                    }
                  } catch (IOException fault) {
                    throw new IllegalStateException(fault);
                  }
                }));
      }
      for (Thread start : starts) {
        start.join();
      }

      assertThat(children).hasSize(3);
      try (Stream<Path> left = Files.list(cache)) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .hasSize(2)
            .contains("mariadb.lock");
      }
    } finally {
      children.forEach(ChildJvm::close);
    }
  }

  @Test
  void needsNoPrivileges() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "the other tests show it already");
    Path home = Files.createTempDirectory("tidemark-nobody");
    try {
      String classPath = readableClassPath(home.resolve("classes"));
      Files.setAttribute(home, "unix:uid", NOBODY);
      Files.setAttribute(home, "unix:gid", NOBODY);
      List<String> asNobody =
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

      try (ChildJvm child =
          ChildJvm.start(home.resolve("data"), home.resolve("cache"), asNobody, classPath)) {
        Path server = Path.of("/proc", Long.toString(child.serverPid()));
        assertThat(Files.getAttribute(server, "unix:uid", LinkOption.NOFOLLOW_LINKS))
            .isEqualTo(NOBODY);
        child.kill();
      }
    } finally {
      delete(home);
    }
  }

  /** The class path of this JVM, copied to where everybody may read. */
  private static String readableClassPath(Path target) throws IOException {
    Files.createDirectory(target);
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      if (!Files.exists(from)) {
        continue;
      }
      Path copy = target.resolve(copies.size() + from.getFileName().toString());
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(from.relativize(file).toString()));
        }
      }
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

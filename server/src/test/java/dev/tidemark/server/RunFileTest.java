package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  @TempDir Path directory;

  @Test
  void readsWhatItWroteUntilItIsClosed() throws Exception {
    Path file = RunFile.in(directory, ServerRole.ALL);
    RunFile run =
        new RunFile(
            ProcessHandle.current().pid(),
            Optional.of("http://127.0.0.1:8080"),
            "http://127.0.0.1:9080",
            Optional.of("http://127.0.0.1:8081"));

    try (AutoCloseable written = run.write(file)) {
      assertThat(written).isNotNull();
      assertThat(RunFile.read(file)).contains(run);
      assertThat(run.isAlive()).isTrue();
    }

    assertThat(RunFile.read(file)).isEmpty();
  }

  @Test
  void knowsThatAProcessIsGone() {
    assertThat(new RunFile(Long.MAX_VALUE, Optional.empty(), "", Optional.empty()).isAlive())
        .isFalse();
  }
}

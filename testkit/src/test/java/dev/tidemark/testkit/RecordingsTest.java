package dev.tidemark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

  @TempDir Path root;

  @Test
  void areFoundBesideAnyFolderAbove() throws IOException {
    Path recordings = Files.createDirectories(root.resolve("shared/recordings"));
    Path module = Files.createDirectories(root.resolve("checkout/module"));

    assertThat(Recordings.folder(null, module)).contains(recordings);
  }

  @Test
  void areTakenFromTheConfiguredFolderOnly() throws IOException {
    Files.createDirectories(root.resolve("shared/recordings"));
    Path module = Files.createDirectories(root.resolve("checkout/module"));
    Path configured = Files.createDirectories(root.resolve("elsewhere"));

    assertThat(Recordings.folder(configured.toString(), module)).contains(configured);
    assertThat(Recordings.folder(root.resolve("absent").toString(), module)).isEmpty();
  }

  @Test
  void absenceSkipsATestAndSaysWhatToDo() {
    assertThat(RecordingsCondition.decide(false, false).isDisabled()).isTrue();
    assertThat(RecordingsCondition.decide(false, false).getReason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("RECORDINGS_DIR"));
    assertThat(RecordingsCondition.decide(true, true).isDisabled()).isFalse();
  }

  @Test
  void absenceFailsATestWhereTheyAreRequired() {
    assertThatThrownBy(() -> RecordingsCondition.decide(false, true))
        .hasMessageContaining("TIDEMARK_REQUIRE_RECORDINGS is true");
  }
}

package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

  @TempDir Path folder;

  @Test
  void keepsTheFileAndShowsEachLine() throws IOException {
    List<String> seen = new ArrayList<>();

    copy("one\ntwo\n", seen);
    copy("three\n", seen);

    assertThat(seen).containsExactly("one", "two", "three");
    assertThat(folder.resolve("log")).content().isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void neverGrowsBeyondTwoFiles() throws IOException {
    copy(("x".repeat(99_999) + "\n").repeat(40), new ArrayList<>());

    assertThat(Files.size(folder.resolve("log"))).isLessThan(1_200_000);
    assertThat(Files.size(folder.resolve("log.1"))).isLessThan(1_200_000);
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void goesOnReadingWhenItCannotWrite() {
    List<String> seen = new ArrayList<>();

    new ServerLog(folder.resolve("absent/log"))
        .copy(new BufferedReader(new StringReader("one\ntwo\n")), seen::add);

    assertThat(seen).containsExactly("one", "two");
  }

  private void copy(String text, List<String> seen) {
    new ServerLog(folder.resolve("log"))
        .copy(new BufferedReader(new StringReader(text)), seen::add);
  }
}

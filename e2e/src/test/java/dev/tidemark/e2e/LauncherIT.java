package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher does what its help says, from a folder with a space in its name. */
class LauncherIT {
  @TempDir static Path parent;

  private static Path home;

  /** What the launcher printed and how it ended. */
  private record Outcome(int exit, String output) {}

  @BeforeAll
  static void installs() throws IOException {
    home = InstalledLauncher.in(parent.resolve("my tide mark")).home();
    Path dist = home.resolve("server/target/dist");
    Files.deleteIfExists(dist.resolve("tidemark.aot"));
  }

  @Test
  void startsInTheBackgroundAndStopsAgain() throws Exception {
    String port = Integer.toString(ServerProcess.freePort());
    String[] where = {"--port", port, "--data-dir", "the data"};

    Outcome start = launch("start", "--background", where);
    try {
      assertThat(start.output())
          .contains("ready on http://127.0.0.1:" + port, "Set-up token: ")
          .contains("./tidemark stop --data-dir ")
          .doesNotContain("Ctrl-C");
      assertThat(start.exit()).isZero();
      assertThat(Web.status(URI.create("http://127.0.0.1:" + port + "/api/v1/instance")))
          .isEqualTo(200);
      ApiClient person = ApiClient.loggedIn(URI.create("http://127.0.0.1:" + port));
      assertThat(
              person.watch("https://shopee.sg/product/1/2").is(202).body().at("/state").asString())
          .as("without a source")
          .isEqualTo("waiting-for-source");
      assertThat(launch("status", where).output()).contains("all: ready");
      assertThat(launch("start", "--background", where).output()).contains("is already running");
      assertThat(launch("logs", where).output()).contains("Ready role=all");
      assertThat(launch("doctor", where).output()).contains("Tidemark itself runs on");
    } finally {
      assertThat(launch("stop", where).output()).contains("Stopped process");
    }
    assertThat(launch("stop", where).output()).contains("Nothing runs on");
    assertThat(launch("status", where).exit()).isEqualTo(1);
  }

  @Test
  void saysWhatItDoesNotKnow() throws Exception {
    assertThat(launch("fly").output()).contains("does not know the command 'fly'");
    assertThat(launch("start", "--fast").output()).contains("does not know the option '--fast'");
    assertThat(launch("start", "--port").output()).contains("--port needs a value");
    assertThat(launch("start", "--config", "nowhere").output())
        .contains("cannot read the settings file nowhere");
  }

  @Test
  void refusesASettingThatDoesNotExistAndNamesTheNearest() throws Exception {
    Files.writeString(home.resolve("wrong.properties"), "price.min-intervall=5s\n");

    Outcome start = launch("start", "--config", "wrong.properties", "--data-dir", "never made");

    assertThat(start.exit()).isEqualTo(2);
    assertThat(start.output()).contains("price.min-intervall", "price.min-interval");
    assertThat(home.resolve("never made")).doesNotExist();
  }

  @Test
  void showsWhatAPartWritesNowAndWhatEveryPartHasSaidOfARequest() throws Exception {
    Path log = Files.createDirectories(home.resolve("some system/log"));
    write(log.resolve("nginx-access.log.1"), "01", "r-1");
    write(log.resolve("item-1.2026-11-23.0.log"), "02", "r-1");
    write(log.resolve("item-1.log"), "04", "r-2");
    write(log.resolve("item-2.log"), "03", "r-1");
    write(log.resolve("items-db.log"), "05", "r-1");

    String items = launch("cluster", "logs", "item", "--data-dir", "some system").output();
    String request =
        launch("cluster", "logs", "--request", "r-1", "--data-dir", "some system").output();

    assertThat(items).contains("item-1.log", "item-2.log").doesNotContain("2026-11-23", "items-db");
    assertThat(request.lines())
        .extracting(line -> line.substring(6, 8))
        .containsExactly("01", "02", "03", "05");
    assertThat(launch("cluster", "logs", "gone", "--data-dir", "some system").output())
        .contains("there are no logs of gone");
  }

  private static void write(Path log, String at, String request) throws IOException {
    Files.writeString(log, "{\"t\":\"%s\",\"requestId\":\"%s\"}\n".formatted(at, request));
  }

  private static Outcome launch(String command, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(home.resolve("tidemark").toString(), command));
    words.addAll(List.of(more));
    return run(words);
  }

  private static Outcome launch(String command, String option, String[] more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of(home.resolve("tidemark").toString(), command, option));
    words.addAll(List.of(more));
    return run(words);
  }

  private static Outcome run(List<String> words) throws Exception {
    Path output = Files.createTempFile(parent, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TIDEMARK_"));
    Process process = builder.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("%s ends", words).isTrue();
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}

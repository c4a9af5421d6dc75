package dev.tidemark.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.protocol.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every recorded figure says what it should, every alert fires when it should, and the operator
 * finds out what to do.
 */
class AlertRulesTest {
  private static final Path RULES = Path.of("..", "deploy", "prometheus", "rules");
  private static final Path TESTS = Path.of("src", "test", "resources", "prometheus");

  @TempDir Path folder;

  private static List<JsonNode> alerts() {
    return rules("alerts.yml");
  }

  private static List<JsonNode> rules(String file) {
    return new YAMLMapper()
        .readTree(RULES.resolve(file)).at("/groups").values().stream()
            .flatMap(group -> group.at("/rules").values().stream())
            .toList();
  }

  private static List<String> tried(String file) {
    return new YAMLMapper()
        .readTree(TESTS.resolve(file)).at("/tests").values().stream()
            .map(test -> test.at("/name").asString())
            .toList();
  }

  private static String name(JsonNode alert) {
    return alert.at("/alert").asString();
  }

  @Test
  void everyAlertIsTriedWithFiguresOfItsOwn() {
    assertThat(tried("alerts.test.yml"))
        .containsExactlyInAnyOrderElementsOf(alerts().stream().map(AlertRulesTest::name).toList());
  }

  @Test
  void everyRecordedFigureIsTried() {
    assertThat(tried("recording.test.yml"))
        .containsExactlyInAnyOrderElementsOf(
            rules("recording.yml").stream().map(rule -> rule.at("/record").asString()).toList());
  }

  @Test
  void everyAlertHasASectionOfTheRunbook() throws IOException {
    String runbook = Files.readString(Path.of("..", "docs", "operations.md"));

    for (JsonNode alert : alerts()) {
      assertThat(runbook).contains("\n### " + name(alert) + "\n");
      assertThat(alert.at("/annotations/runbook").asString())
          .isEqualTo("docs/operations.md#" + name(alert).toLowerCase(Locale.ROOT));
      assertThat(alert.at("/labels/severity").asString()).isIn("page", "warn");
    }
  }

  @Test
  void whatOperatorsReadOfErrorsNamesCodesThatExist() throws IOException {
    String runbook = Files.readString(Path.of("..", "docs", "operations.md"));
    String table = runbook.substring(runbook.indexOf("| Code |"));

    List<String> codes =
        Pattern.compile("`([a-z-]+)`[^|]*\\([0-9]{3}\\) \\|")
            .matcher(table)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(codes).hasSizeGreaterThan(8).allMatch(code -> ErrorCode.ofCode(code).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"recording.test.yml", "alerts.test.yml"})
  void figuresAndAlertsAreWhatTheyShouldBe(String test) throws Exception {
    assumeThat(isInstalled("promtool")).as("promtool is installed").isTrue();
    Path rules = Files.createDirectory(folder.resolve("rules"));
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.toList()) {
        Files.copy(file, rules.resolve(file.getFileName().toString()));
      }
    }
    Path figures = Files.copy(TESTS.resolve(test), folder.resolve(test));
    Path output = folder.resolve("output.txt");

    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", figures.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).as(Files.readString(output)).isZero();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

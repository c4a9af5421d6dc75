package dev.tidemark.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The dashboards are what their source says, and laid out as Grafana needs it.
 *
 * <p>To write them anew: {@code ./mvnw -pl server -am test -Dtest=DashboardsTest
 * -Dtidemark.write-documents=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DashboardsTest {
  private static final Path GRAFANA = Path.of("..", "deploy", "grafana");
  private static final Set<String> UNITS =
      Set.of("short", "s", "bytes", "Bps", "percentunit", "reqps", "ops", "cps", "rowsps");

  private static JsonNode source() {
    return new YAMLMapper().readTree(GRAFANA.resolve("dashboards.yml"));
  }

  private static Path file(JsonNode dashboard) {
    return GRAFANA.resolve("dashboards").resolve(dashboard.at("/uid").asString() + ".json");
  }

  private static List<JsonNode> generated() throws IOException {
    try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
      return files.sorted().map(file -> JsonMapper.shared().readTree(file)).toList();
    }
  }

  @Test
  void theFilesAreCurrent() throws IOException {
    for (JsonNode dashboard : source().values()) {
      String current = DashboardJson.of(dashboard);
      if (Boolean.getBoolean("tidemark.write-documents")) {
        Files.writeString(file(dashboard), current);
      }

      assertThat(file(dashboard)).content().isEqualTo(current);
    }
    assertThat(generated()).hasSameSizeAs(source().values());
  }

  @Test
  void thereIsOneForEachPartOfTheSystem() throws IOException {
    assertThat(generated())
        .extracting(dashboard -> dashboard.at("/title").asString())
        .containsExactlyInAnyOrder(
            "Overview",
            "Gateway",
            "Services",
            "Collector",
            "Databases and Redis",
            "Proxies",
            "Hosts and containers");
  }

  @Test
  void panelsHaveNumbersOfTheirOwnAndDoNotOverlap() throws IOException {
    for (JsonNode dashboard : generated()) {
      Set<Integer> ids = new HashSet<>();
      Set<List<Integer>> taken = new HashSet<>();
      for (JsonNode panel : dashboard.at("/panels").values()) {
        assertThat(ids.add(panel.at("/id").asInt())).as("%s", panel.at("/title")).isTrue();
        for (List<Integer> cell : cells(panel.at("/gridPos"))) {
          assertThat(taken.add(cell)).as("%s at %s", panel.at("/title"), cell).isTrue();
          assertThat(cell.getFirst()).isBetween(0, 23);
        }
      }
    }
  }

  private static List<List<Integer>> cells(JsonNode place) {
    List<List<Integer>> cells = new ArrayList<>();
    for (int x = 0; x < place.at("/w").asInt(); x++) {
      for (int y = 0; y < place.at("/h").asInt(); y++) {
        cells.add(List.of(place.at("/x").asInt() + x, place.at("/y").asInt() + y));
      }
    }
    return cells;
  }

  @Test
  void everyPanelHasAUnitAndLegendsAndTheDataSource() throws IOException {
    for (JsonNode dashboard : generated()) {
      for (JsonNode panel : dashboard.at("/panels").values()) {
        if (panel.at("/type").asString().equals("row")) {
          continue;
        }
        assertThat(panel.at("/fieldConfig/defaults/unit").asString())
            .as("the unit of %s", panel.at("/title"))
            .isIn(UNITS);
        assertThat(panel.at("/targets").size()).as("%s", panel.at("/title")).isPositive();
        for (JsonNode target : panel.at("/targets").values()) {
          assertThat(target.at("/legendFormat").asString()).isNotBlank();
          assertThat(target.at("/expr").asString()).isNotBlank();
          assertThat(target.at("/datasource/uid").asString()).isEqualTo("tidemark");
        }
      }
    }
  }

  @Test
  void theDataSourceIsProvisionedUnderTheNameThatPanelsUse() {
    JsonNode sources =
        new YAMLMapper().readTree(GRAFANA.resolve("provisioning/datasources/tidemark.yml"));

    assertThat(sources.at("/datasources/0/uid").asString()).isEqualTo("tidemark");
  }
}

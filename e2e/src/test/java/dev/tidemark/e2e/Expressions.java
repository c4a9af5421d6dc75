package dev.tidemark.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What dashboards and alerts ask of Prometheus. */
final class Expressions {
  private static final Path DEPLOY = Path.of("..", "deploy");

  /** Alerts compare a figure with a number; that it may be away from the number is their point. */
  private static final Pattern COMPARISON = Pattern.compile("\\s[<>]\\s[0-9.]+$");

  /** When an alert is silent all the same; of that there need not be any figure yet. */
  private static final Pattern EXCEPTION = Pattern.compile("\\s+unless\\s+");

  private Expressions() {}

  private static final Pattern LABEL = Pattern.compile("\\{\\{([a-z]+)}}");

  /** One line of a panel, and what stands beside it. */
  record Line(String legend, String expression) {
    /** The labels that the legend names. */
    List<String> labels() {
      return LABEL.matcher(legend).results().map(found -> found.group(1)).toList();
    }
  }

  /** All of them, with those that need cAdvisor or without. */
  static List<String> ofDashboardsAndAlerts(boolean containers) {
    return Stream.concat(linesOfDashboards(containers).map(Line::expression), alerts())
        .distinct()
        .toList();
  }

  /** Every line of every panel, with those that need cAdvisor or without. */
  static Stream<Line> linesOfDashboards(boolean containers) {
    return read("grafana", "dashboards.yml").values().stream()
        .flatMap(dashboard -> dashboard.at("/rows").values().stream())
        .filter(row -> containers || !row.has("needs"))
        .flatMap(row -> row.at("/panels").values().stream())
        .flatMap(panel -> panel.at("/shows").properties().stream())
        .map(shown -> new Line(shown.getKey(), shown.getValue().asString()));
  }

  private static Stream<String> alerts() {
    return read("prometheus", "rules", "alerts.yml").at("/groups").values().stream()
        .flatMap(group -> group.at("/rules").values().stream())
        .map(rule -> EXCEPTION.split(rule.at("/expr").asString(), 2)[0])
        .map(expression -> COMPARISON.matcher(expression).replaceFirst(""));
  }

  private static JsonNode read(String... path) {
    return new YAMLMapper().readTree(DEPLOY.resolve(Path.of("", path)));
  }
}

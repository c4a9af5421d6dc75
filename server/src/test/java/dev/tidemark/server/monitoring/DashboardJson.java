package dev.tidemark.server.monitoring;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns one dashboard of {@code deploy/grafana/dashboards.yml} into what Grafana reads. */
final class DashboardJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The version of Grafana's own format in which these files are written. */
  private static final int SCHEMA = 39;

  private static final int WIDTH = 24;
  private static final int GRAPH_HEIGHT = 8;
  private static final int STAT_HEIGHT = 4;

  private final ArrayNode panels = JSON.createArrayNode();
  private int x;
  private int y;
  private int heightOfLine;

  private DashboardJson() {}

  static String of(JsonNode dashboard) {
    DashboardJson layout = new DashboardJson();
    for (JsonNode row : dashboard.at("/rows").values()) {
      layout.addRow(row);
    }
    ObjectNode json = JSON.createObjectNode();
    json.put("uid", dashboard.at("/uid").asString());
    json.put("title", dashboard.at("/title").asString());
    json.putArray("tags").add("tidemark");
    json.put("schemaVersion", SCHEMA);
    json.put("editable", false);
    json.put("refresh", "10s");
    json.put("timezone", "browser");
    json.putObject("time").put("from", "now-1h").put("to", "now");
    json.set("panels", layout.panels);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private void addRow(JsonNode row) {
    nextLine();
    ObjectNode head = panel("row", row.at("/title").asString());
    place(head, WIDTH, 1);
    head.put("collapsed", false).putArray("panels");
    nextLine();
    row.at("/panels").values().forEach(this::addPanel);
  }

  private void addPanel(JsonNode source) {
    boolean stat = source.has("stat");
    ObjectNode panel =
        panel(stat ? "stat" : "timeseries", source.at(stat ? "/stat" : "/graph").asString());
    int width = source.at("/width").asInt();
    if (x + width > WIDTH) {
      nextLine();
    }
    place(panel, width, stat ? STAT_HEIGHT : GRAPH_HEIGHT);
    dataSource(panel);
    ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
    defaults.put("unit", source.at("/unit").asString()).put("min", 0);
    panel.withObject("/fieldConfig").putArray("overrides");
    if (!stat) {
      panel.putObject("options").putObject("tooltip").put("mode", "multi").put("sort", "desc");
    }
    ArrayNode targets = panel.putArray("targets");
    for (Map.Entry<String, JsonNode> shown : source.at("/shows").properties()) {
      ObjectNode target = targets.addObject();
      target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
      target.put("expr", shown.getValue().asString());
      target.put("legendFormat", shown.getKey());
      target.put("instant", stat).put("range", !stat);
      dataSource(target);
    }
  }

  private ObjectNode panel(String type, String title) {
    ObjectNode panel = panels.addObject();
    return panel.put("id", panels.size()).put("type", type).put("title", title);
  }

  private void place(ObjectNode panel, int width, int height) {
    panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    x += width;
    heightOfLine = Math.max(heightOfLine, height);
  }

  private void nextLine() {
    x = 0;
    y += heightOfLine;
    heightOfLine = 0;
  }

  private static void dataSource(ObjectNode target) {
    target.putObject("datasource").put("type", "prometheus").put("uid", "tidemark");
  }
}

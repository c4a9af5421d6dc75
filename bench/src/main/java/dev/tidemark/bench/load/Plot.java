package dev.tidemark.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One picture (SVG): a panel for each scenario, a line for each system, over the connections. */
final class Plot {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 180;
  private static final int MARGIN = 46;
  private static final int PER_ROW = 4;
  private static final List<String> SYSTEMS = List.of("tidemark", "peer");
  private static final List<String> COLOURS = List.of("#0b6e99", "#c2571a");

  private final Summaries runs;
  private final String title;
  private final ToDoubleFunction<Summary> figure;
  private final StringBuilder svg = new StringBuilder();

  Plot(Summaries runs, String title, ToDoubleFunction<Summary> figure) {
    this.runs = runs;
    this.title = title;
    this.figure = figure;
  }

  String draw() {
    List<String> scenarios = runs.scenarios();
    int rows = (scenarios.size() + PER_ROW - 1) / PER_ROW;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"11\">%n",
        PER_ROW * WIDTH, rows * HEIGHT + 50);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n");
    add("<text x=\"10\" y=\"18\" font-size=\"14\">%s over connections</text>%n", title);
    for (int i = 0; i < SYSTEMS.size(); i++) {
      add(
          "<text x=\"%d\" y=\"36\" fill=\"%s\">%s</text>%n",
          10 + 80 * i, COLOURS.get(i), SYSTEMS.get(i));
    }
    for (int i = 0; i < scenarios.size(); i++) {
      panel(scenarios.get(i), i % PER_ROW * WIDTH, 50 + i / PER_ROW * HEIGHT);
    }
    add("</svg>%n");
    return svg.toString();
  }

  private void panel(String scenario, int left, int top) {
    List<Integer> loads = runs.loads("closed", scenario);
    double highest =
        runs.kind("closed")
            .filter(each -> each.any().scenario().equals(scenario))
            .mapToDouble(figure)
            .max()
            .orElse(1);
    int bottom = top + HEIGHT - 30;
    int right = left + WIDTH - 12;
    add("<text x=\"%d\" y=\"%d\">%s</text>%n", left + MARGIN, top + 10, scenario);
    add(
        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#888\"/>%n",
        left + MARGIN, top + 16, bottom, right);
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%,.1f</text>%n",
        left + MARGIN - 4, top + 24, highest);
    for (int i = 0; i < loads.size(); i++) {
      add(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
          x(left, i, loads.size()), bottom + 14, loads.get(i));
    }
    for (int system = 0; system < SYSTEMS.size(); system++) {
      line(scenario, loads, left, top, highest, system);
    }
  }

  private void line(
      String scenario, List<Integer> loads, int left, int top, double highest, int system) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < loads.size(); i++) {
      int x = x(left, i, loads.size());
      runs.find("closed", scenario, loads.get(i), SYSTEMS.get(system))
          .ifPresent(each -> {
            double height = (HEIGHT - 54) * figure.applyAsDouble(each) / highest;
            points.append(String.format(Locale.ROOT, "%d,%.1f ", x, top + HEIGHT - 30 - height));
          });
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
        points.toString().strip(), COLOURS.get(system));
  }

  private static int x(int left, int place, int places) {
    return left + MARGIN + 8 + (WIDTH - MARGIN - 34) * place / Math.max(1, places - 1);
  }

  @SuppressWarnings("AnnotateFormatMethod") // every pattern stands where it is used
  private void add(String pattern, Object... values) {
    svg.append(String.format(Locale.ROOT, pattern, values));
  }
}

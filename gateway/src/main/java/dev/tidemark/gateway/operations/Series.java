package dev.tidemark.gateway.operations;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus knows of one combination of labels. */
record Series(Map<String, String> labels, List<Point> points) {
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

  /**
   * A value at a moment.
   *
   * @param at in seconds since 1970
   */
  record Point(long at, double value) {}

  Series {
    labels = Map.copyOf(labels);
    points = List.copyOf(points);
  }

  /** A legend with the values of the labels that it names. */
  String named(String legend) {
    return LABEL
        .matcher(legend)
        .replaceAll(
            label -> Matcher.quoteReplacement(labels.getOrDefault(label.group(1), "other")));
  }

  /** The highest value, by which lines that matter are told from those that do not. */
  double highest() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }

  double last() {
    return points.isEmpty() ? 0 : points.getLast().value();
  }
}

package dev.tidemark.gateway.operations;

import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn over time under one title.
 *
 * @param name stable across releases; pages know the title that belongs to it
 */
record Chart(String name, Unit unit, List<Line> lines) {
  /**
   * One question, answered by a line for each combination of labels.
   *
   * @param legend what each line is called; a label in double braces stands for its value
   */
  record Line(String legend, String query) {}

  static Chart of(String name, Unit unit, String legend, String query) {
    return new Chart(name, unit, List.of(new Line(legend, query)));
  }

  Chart and(String legend, String query) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(legend, query));
    return new Chart(name, unit, List.copyOf(more));
  }
}

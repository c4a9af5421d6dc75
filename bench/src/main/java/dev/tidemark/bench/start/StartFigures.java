package dev.tidemark.bench.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times and sizes by name, and their medians as a table. Not thread-safe. */
final class StartFigures {
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> megabytes = new LinkedHashMap<>();

  void ready(String name, double value) {
    seconds.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    System.err.printf(Locale.ROOT, "%-24s %.2f s%n", name, value);
  }

  void idle(String name, double value) {
    megabytes.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    System.err.printf(Locale.ROOT, "%-24s %.0f MB%n", name, value);
  }

  String table() {
    StringBuilder table = new StringBuilder("| what | ready after | idle |\n| --- | --- | --- |\n");
    Map<String, List<Double>> names = new LinkedHashMap<>(seconds);
    megabytes.forEach(names::putIfAbsent);
    for (String name : names.keySet()) {
      table.append(
          "| %s | %s | %s |%n"
              .formatted(
                  name, cell(seconds.get(name), "%.1f s"), cell(megabytes.get(name), "%.0f MB")));
    }
    return table.toString();
  }

  private static String cell(@Nullable List<Double> values, String form) {
    return values == null ? "-" : form.formatted(median(values));
  }

  /** Of an even number the upper one of the two in the middle. */
  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }
}

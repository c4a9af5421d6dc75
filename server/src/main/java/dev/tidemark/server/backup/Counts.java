package dev.tidemark.server.backup;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many rows each table of a backup has: a line each, the name and the number. */
final class Counts {
  /** The name of the entry that holds them, the last of a file. */
  static final String NAME = "counts";

  private Counts() {}

  static String text(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  static Map<String, Long> read(String text) {
    Map<String, Long> counts = new TreeMap<>();
    text.lines()
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          counts.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
        });
    return counts;
  }
}

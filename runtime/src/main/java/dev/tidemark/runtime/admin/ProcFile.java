package dev.tidemark.runtime.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of Linux' {@code /proc} with lines such as {@code VmRSS: 1234 kB}. */
record ProcFile(Path path) {
  /** The number on the line of that name, or NaN, which Prometheus shows as unknown. */
  double number(String name) {
    try {
      for (String line : Files.readAllLines(path)) {
        if (line.startsWith(name + ":")) {
          return Double.parseDouble(line.substring(name.length() + 1).replace("kB", "").strip());
        }
      }
      return Double.NaN;
    } catch (IOException | NumberFormatException e) {
      return Double.NaN;
    }
  }
}

package dev.tidemark.bench.load;

import dev.tidemark.bench.process.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Closed loops by wrk: each connection sends its next request when the last is answered. wrk
 * corrects its percentiles for coordinated omission.
 */
final class Wrk {
  private static final double MICROS = 1e6;
  private static final double MICROS_PER_MILLI = 1_000;

  private final Path script;
  private final Path requests;

  private Wrk(Path script, Path requests) {
    this.script = script;
    this.requests = requests;
  }

  static Wrk of(Path folder, String name, List<Request> requests) {
    try (InputStream source = Wrk.class.getResourceAsStream("requests.lua")) {
      if (source == null) {
        throw new IllegalStateException("requests.lua is missing");
      }
      Files.createDirectories(folder);
      Path script = folder.resolve("requests.lua");
      Files.write(script, source.readAllBytes());
      Path file = folder.resolve(name + ".requests");
      Files.write(file, requests.stream().map(Request::line).toList());
      return new Wrk(script, file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Loop run(String url, int connections, int seconds) {
    String output =
        Commands.output(
            List.of(
                Commands.program("wrk"),
                "-t",
                connections == 1 ? "1" : "2",
                "-c",
                Integer.toString(connections),
                "-d",
                seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                url,
                "--",
                requests.toString()));
    return figures(output);
  }

  private static Loop figures(String output) {
    Map<String, Double> found = new HashMap<>();
    output
        .lines()
        .filter(line -> line.startsWith("FIGURES "))
        .flatMap(line -> List.of(line.split(" ", -1)).stream().skip(1))
        .map(word -> word.split("=", 2))
        .forEach(pair -> found.put(pair[0], Double.valueOf(pair[1])));
    if (found.isEmpty()) {
      throw new IllegalStateException("wrk gave no figures: " + output);
    }
    return new Loop(
        get(found, "micros") / MICROS,
        (long) get(found, "requests"),
        (long) get(found, "failed"),
        (long) get(found, "refused"),
        (long) get(found, "bytes"),
        get(found, "p50") / MICROS_PER_MILLI,
        get(found, "p90") / MICROS_PER_MILLI,
        get(found, "p99") / MICROS_PER_MILLI,
        get(found, "p999") / MICROS_PER_MILLI,
        get(found, "max") / MICROS_PER_MILLI);
  }

  private static double get(Map<String, Double> found, String name) {
    return found.getOrDefault(name, 0.0);
  }
}

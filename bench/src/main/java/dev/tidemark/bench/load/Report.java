package dev.tidemark.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns a file of results into tables and pictures, and puts the most important into a document.
 */
final class Report {
  static final String HELP =
      """
      ./tidemark bench report [--results FILE,FILE,...] [--folder DIR]
        --results FILES  what ./tidemark bench load has written (bench/target/load.json)
        --folder DIR     where load.md and the pictures go (docs/performance); the ratios and the
                         limits also go between the marks of docs/performance.md\
      """;

  private static final String BEGIN = "<!-- written by ./tidemark bench report: begin -->";
  private static final String END = "<!-- end -->";

  private Report() {}

  static void write(Path root, List<String> options) {
    List<Path> results = List.of(root.resolve("bench/target/load.json"));
    Path folder = root.resolve("docs/performance");
    for (int i = 0; i + 1 < options.size(); i += 2) {
      switch (options.get(i)) {
        case "--results" ->
            results =
                List.of(options.get(i + 1).split(",", -1)).stream()
                    .map(file -> Path.of(file).toAbsolutePath())
                    .toList();
        case "--folder" -> folder = Path.of(options.get(i + 1)).toAbsolutePath();
        default -> throw new IllegalArgumentException("does not know " + options.get(i));
      }
    }
    try {
      write(Results.readAll(results), folder, root.resolve("docs/performance.md"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Results.Document document, Path folder, Path page) throws IOException {
    Files.createDirectories(folder);
    Summaries runs = Summaries.of(document.runs());
    Tables tables = new Tables(runs);
    Files.writeString(folder.resolve("load.md"), all(document, tables));
    draw(folder, "requests", new Plot(runs, "Requests a second", Summary::perSecond));
    draw(
        folder,
        "requests-per-cpu",
        new Plot(runs, "Requests per CPU second", each -> 1_000 / each.cpu()));
    draw(folder, "p99", new Plot(runs, "99th percentile, ms", Summary::p99));
    String text = Files.exists(page) ? Files.readString(page) : "";
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END, Math.max(0, from));
    if (from >= 0 && to > from) {
      String between =
          String.join(
              "\n",
              BEGIN,
              "",
              heading(document),
              tables.ratios(),
              tables.overload(),
              tables.limits(),
              "![Requests a second](performance/requests.svg)",
              "![Requests per CPU second](performance/requests-per-cpu.svg)",
              "![99th percentile](performance/p99.svg)",
              "",
              "All figures: [performance/load.md](performance/load.md).",
              "");
      Files.writeString(page, text.substring(0, from) + between + text.substring(to));
    }
    System.out.println("Wrote " + folder.resolve("load.md"));
  }

  private static void draw(Path folder, String name, Plot plot) throws IOException {
    Files.writeString(folder.resolve(name + ".svg"), plot.draw());
  }

  private static String heading(Results.Document document) {
    int rounds = document.runs().stream().mapToInt(Measurement::round).max().orElse(0);
    return "%s; %s. Medians of %d interleaved rounds.\n"
        .formatted(document.machine(), document.dataset(), rounds);
  }

  private static String all(Results.Document document, Tables tables) {
    return String.join(
        "\n",
        "# Requests under load",
        "",
        "Written by `./tidemark bench report` from what `./tidemark bench load` measured.",
        heading(document),
        "## Against the peer",
        "",
        tables.ratios(),
        "## Closed loops",
        "",
        "Percentiles in milliseconds, corrected by wrk for coordinated omission.",
        "",
        tables.all("closed"),
        "## Open loops",
        "",
        "Latency counts from the time at which a request ought to have started.",
        "",
        tables.all("open"),
        "## Overload",
        "",
        "Price changelogs, three times as many as are answered in a closed loop.",
        "",
        tables.overload(),
        "## Where the time goes",
        "",
        "At 64 connections.",
        "",
        tables.processes(),
        tables.stores(),
        tables.memory(),
        "## Limits",
        "",
        tables.limits());
  }
}

package dev.tidemark.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The figures as Markdown. */
final class Tables {
  private static final String OURS = "tidemark";
  private static final String THEIRS = "peer";

  private final Summaries runs;

  Tables(Summaries runs) {
    this.runs = runs;
  }

  /** Ours against the peer, by scenario and connections. */
  String ratios() {
    StringBuilder text =
        new StringBuilder(
            """
            | scenario | connections | system | requests/s | peer | ratio | CPU s per 1,000 | peer | requests per CPU s, ratio | p99 | peer |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    for (String scenario : runs.scenarios()) {
      for (int load : runs.loads("closed", scenario)) {
        Optional<Summary> theirs = runs.find("closed", scenario, load, THEIRS);
        runs.kind("closed")
            .filter(each -> each.any().scenario().equals(scenario) && each.any().load() == load)
            .filter(each -> each.any().system().startsWith(OURS))
            .forEach(ours -> text.append(ratio(scenario, load, ours, theirs)));
      }
    }
    return text.toString();
  }

  private static String ratio(String scenario, int load, Summary ours, Optional<Summary> theirs) {
    return format(
        "| %s | %,d | %s | %,.0f | %s | %s | %.3f | %s | %s | %.1f ms | %s |%n",
        scenario,
        load,
        ours.any().system(),
        ours.perSecond(),
        theirs.map(peer -> format("%,.0f", peer.perSecond())).orElse("-"),
        theirs.map(peer -> format("%.2f", ours.perSecond() / peer.perSecond())).orElse("-"),
        ours.cpu(),
        theirs.map(peer -> format("%.3f", peer.cpu())).orElse("-"),
        theirs.map(peer -> format("**%.2f**", peer.cpu() / ours.cpu())).orElse("-"),
        ours.p99(),
        theirs.map(peer -> format("%.1f ms", peer.p99())).orElse("-"));
  }

  /** Every figure of closed or open loops. */
  String all(String kind) {
    StringBuilder text =
        new StringBuilder(
            format(
                """
                | scenario | %s | system | requests/s (least to most) | p50 | p90 | p99 | p99.9 | CPU s per 1,000 (least to most) | kB per answer | failed | refused |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """,
                kind.equals("open") ? "rate" : "connections"));
    runs.kind(kind).forEach(each -> text.append(row(each)));
    return text.toString();
  }

  private static String row(Summary runs) {
    return format(
        "| %s | %,d | %s | %,.0f (%,.0f to %,.0f) | %.1f | %.1f | %.1f | %.1f | %.3f (%.3f to %.3f)"
            + " | %.1f | %d | %d |%n",
        runs.any().scenario(),
        runs.any().load(),
        runs.any().system(),
        runs.perSecond(),
        runs.least(run -> run.loop().perSecond()),
        runs.most(run -> run.loop().perSecond()),
        runs.median(run -> run.loop().p50()),
        runs.median(run -> run.loop().p90()),
        runs.p99(),
        runs.median(run -> run.loop().p999()),
        runs.cpu(),
        runs.least(Measurement::cpuPerThousand),
        runs.most(Measurement::cpuPerThousand),
        runs.median(run -> run.loop().bytes() / 1e3 / Math.max(1, run.loop().requests())),
        runs.failed(),
        runs.refused());
  }

  /** Where the processor's time goes, at the number of connections nearest to 64. */
  String processes() {
    return byPart(
        "CPU seconds per 1,000 requests", (each, name) -> 1_000 * of(each.cpu(), name), 4);
  }

  String memory() {
    return byPart("Resident megabytes", (each, name) -> of(each.megabytes(), name), 0);
  }

  /** What databases and Redis are asked for each request. */
  String stores() {
    return byPart("Operations per request", (each, name) -> of(each.stores(), name), 2);
  }

  private interface Figure {
    double of(Measurement run, String name);
  }

  private String byPart(String title, Figure figure, int decimals) {
    List<Summary> chosen =
        runs.scenarios().stream()
            .flatMap(scenario -> {
              List<Integer> loads = runs.loads("closed", scenario);
              int load = loads.contains(64) ? 64 : loads.getFirst();
              return List.of(OURS, THEIRS).stream()
                  .flatMap(system -> runs.find("closed", scenario, load, system).stream());
            })
            .toList();
    Set<String> names = new TreeSet<>();
    boolean stores = title.startsWith("Operations");
    chosen.forEach(
        each -> names.addAll((stores ? each.any().stores() : each.any().cpu()).keySet()));
    StringBuilder text = new StringBuilder("| " + title + " |");
    names.forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(names.size())).append('\n');
    boolean each1000 = title.startsWith("CPU") || stores;
    for (Summary each : chosen) {
      text.append(format("| %s, %s |", each.any().scenario(), each.any().system()));
      for (String name : names) {
        double value =
            each.median(
                run -> figure.of(run, name) / (each1000 ? Math.max(1, run.loop().requests()) : 1));
        text.append(value == 0 ? " |" : format(" %." + decimals + "f |", value));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static double of(java.util.Map<String, Double> figures, String name) {
    return figures.getOrDefault(name, 0.0);
  }

  /** Three times what can be answered. */
  String overload() {
    StringBuilder text =
        new StringBuilder(
            """
            | asked for, a second | system | answered well, a second | of the most in a closed loop | p50 | p99 | refused | failed |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    runs.kind("overload")
        .forEach(each -> {
          double good =
              each.median(
                  run -> (run.loop().requests() - run.loop().refused()) / run.loop().seconds());
          double peak =
              runs.kind("closed")
                  .filter(other -> other.any().system().equals(each.any().system()))
                  .filter(other -> other.any().scenario().equals(each.any().scenario()))
                  .mapToDouble(Summary::perSecond)
                  .max()
                  .orElse(Double.NaN);
          text.append(
              format(
                  "| %,d | %s | %,.0f | %.0f %% | %.0f ms | %.0f ms | %,d | %,d |%n",
                  each.any().load(),
                  each.any().system(),
                  good,
                  100 * good / peak,
                  each.median(run -> run.loop().p50()),
                  each.p99(),
                  each.refused(),
                  each.failed()));
        });
    return text.toString();
  }

  /** What the parts can do at most. */
  String limits() {
    if (runs.kind("limit").findAny().isEmpty()) {
      return "What the parts can do at most was not measured in this run.\n";
    }
    StringBuilder text =
        new StringBuilder(
            """
            | limit, 64 connections | requests/s (least to most) | p50 | p99 | CPU s per 1,000 |
            | --- | --- | --- | --- | --- |
            """);
    runs.kind("limit")
        .forEach(each ->
            text.append(
                format(
                    "| %s | %,.0f (%,.0f to %,.0f) | %.2f ms | %.2f ms | %.4f |%n",
                    each.any().scenario(),
                    each.perSecond(),
                    each.least(run -> run.loop().perSecond()),
                    each.most(run -> run.loop().perSecond()),
                    each.median(run -> run.loop().p50()),
                    each.p99(),
                    each.cpu())));
    return text.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // every pattern stands where it is used
  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

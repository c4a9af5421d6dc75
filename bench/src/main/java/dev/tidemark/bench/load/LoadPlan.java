package dev.tidemark.bench.load;

import dev.tidemark.bench.dataset.DatasetSize;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is measured.
 *
 * @param root the folder of the launcher
 * @param data where the cluster and its dataset are kept between runs
 * @param results the file for the figures, as JSON
 * @param systems of tidemark, peer, limits
 * @param connections of the closed loops, one after the other
 * @param rates requests a second of the open loops; empty for none
 * @param seconds each run takes
 * @param warmUp seconds without a gain, after which a scenario counts as warm
 * @param rounds each system has its turn so often
 * @param portBase the number below all ports
 * @param caches on or off
 */
record LoadPlan(
    Path root,
    Path data,
    Path results,
    DatasetSize size,
    List<String> systems,
    List<Scenario> scenarios,
    List<Integer> connections,
    List<Integer> rates,
    int seconds,
    int warmUp,
    int rounds,
    int portBase,
    String caches) {
  static final String HELP =
      """
      ./tidemark bench load [options]
        --systems LIST       of tidemark, peer, limits (all three; the peer needs Debian's Go packages)
        --scenarios LIST     of login, watchlist, item, prices, items, add, mixed (all)
        --connections LIST   of the closed loops (1,16,64,200,1000)
        --rates LIST         requests a second of the open loops (500,1000,2000)
        --seconds N          each run takes (6)
        --warm-up N          a scenario is measured when it has not become faster for so many seconds (20)
        --caches on|off      off: every price is read from the database and written anew
        --rounds N           every system has its turn so often (3)
        --items N, --users N, --changes N
                             size of the dataset (200000, 10000, 20000000); it is written once
        --data-dir DIR       where it is kept (bench/data)
        --port-base N        the number below all ports (28000)
        --results FILE       where the figures go (bench/target/load.json)
        --smoke              everything once and shortly, with a small dataset of its own\
      """;

  static LoadPlan usual(Path root) {
    return new LoadPlan(
        root,
        root.resolve("bench/data"),
        root.resolve("bench/target/load.json"),
        new DatasetSize(10_000, 200_000, 20_000_000, Instant.now().truncatedTo(ChronoUnit.HOURS)),
        List.of("tidemark", "peer", "limits"),
        List.of(Scenario.values()),
        List.of(1, 16, 64, 200, 1_000),
        List.of(500, 1_000, 2_000),
        6,
        20,
        3,
        28_000,
        "on");
  }

  private LoadPlan smoke() {
    return new LoadPlan(
        root,
        root.resolve("bench/data-smoke"),
        root.resolve("bench/target/load-smoke.json"),
        new DatasetSize(50, 500, 20_000, size.end()),
        systems,
        scenarios,
        List.of(4),
        List.of(50),
        1,
        0,
        1,
        portBase,
        caches);
  }

  /**
   * The plan with these options.
   *
   * @throws IllegalArgumentException says which option is wrong, and what was expected
   */
  LoadPlan with(List<String> options) {
    LoadPlan plan = options.contains("--smoke") ? smoke() : this;
    for (int i = 0; i < options.size(); i++) {
      if (!options.get(i).equals("--smoke")) {
        if (i + 1 == options.size()) {
          throw new IllegalArgumentException(options.get(i) + " needs a value");
        }
        plan = plan.with(options.get(i), options.get(i + 1));
        i++;
      }
    }
    return plan;
  }

  private LoadPlan with(String option, String value) {
    DatasetSize sized =
        switch (option) {
          case "--items" ->
              new DatasetSize(size.users(), number(option, value), size.changes(), size.end());
          case "--users" ->
              new DatasetSize(number(option, value), size.items(), size.changes(), size.end());
          case "--changes" ->
              new DatasetSize(size.users(), size.items(), number(option, value), size.end());
          default -> size;
        };
    return new LoadPlan(
        root,
        option.equals("--data-dir") ? Path.of(value).toAbsolutePath() : data,
        option.equals("--results") ? Path.of(value).toAbsolutePath() : results,
        sized,
        option.equals("--systems") ? words(value) : systems,
        option.equals("--scenarios")
            ? words(value).stream().map(LoadPlan::scenario).toList()
            : scenarios,
        option.equals("--connections") ? numbers(option, value) : connections,
        option.equals("--rates") ? numbers(option, value) : rates,
        option.equals("--seconds") ? number(option, value) : seconds,
        option.equals("--warm-up") ? number(option, value) : warmUp,
        option.equals("--rounds") ? number(option, value) : rounds,
        option.equals("--port-base") ? number(option, value) : known(option, portBase),
        option.equals("--caches") ? value : caches);
  }

  private static int known(String option, int value) {
    List<String> all = Arrays.asList(HELP.replace(',', ' ').split("\\s+", -1));
    if (!all.contains(option)) {
      throw new IllegalArgumentException("does not know the option " + option);
    }
    return value;
  }

  private static Scenario scenario(String word) {
    return Arrays.stream(Scenario.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("knows no scenario " + word));
  }

  private static List<String> words(String value) {
    return value.isEmpty()
        ? List.of()
        : Arrays.asList(value.toLowerCase(Locale.ROOT).split(",", -1));
  }

  private static List<Integer> numbers(String option, String value) {
    return words(value).stream().map(word -> number(option, word)).toList();
  }

  private static int number(String option, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Said below.
    }
    throw new IllegalArgumentException(option + " needs a whole number above 0, not " + value);
  }
}

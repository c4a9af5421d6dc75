package dev.tidemark.bench.collector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured.
 *
 * @param items how many are in the database, one run for each
 * @param services how many price services share the work, one run for each
 * @param warmUp before anything counts
 * @param measured how long each run counts
 * @param server the packaged server
 * @param results the file for the figures, as JSON
 */
record Plan(
    List<Integer> items,
    List<Integer> services,
    Duration warmUp,
    Duration measured,
    Path server,
    Path results) {

  static final String HELP =
      """
      ./tidemark bench collector [options]
        --items N,N,...      items in the database, 4 to 1000000 each (10000,100000,1000000)
        --services N,N,...   price services that share the work (1,2)
        --warm-up SECONDS    before anything counts (20)
        --seconds SECONDS    that count, in each run (60)\
      """;

  static Plan usual(Path server, Path results) {
    return new Plan(
        List.of(10_000, 100_000, 1_000_000),
        List.of(1, 2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        server,
        results);
  }

  /**
   * The plan with these options.
   *
   * @throws IllegalArgumentException says which option is wrong, and what was expected
   */
  Plan with(List<String> options) {
    Plan plan = this;
    for (int i = 0; i < options.size(); i += 2) {
      if (i + 1 == options.size()) {
        throw new IllegalArgumentException(options.get(i) + " needs a value");
      }
      plan = plan.with(options.get(i), options.get(i + 1));
    }
    return plan;
  }

  private Plan with(String option, String value) {
    return switch (option) {
      case "--items" ->
          new Plan(numbers(option, value), services, warmUp, measured, server, results);
      case "--services" ->
          new Plan(items, numbers(option, value), warmUp, measured, server, results);
      case "--warm-up" ->
          new Plan(items, services, seconds(option, value), measured, server, results);
      case "--seconds" ->
          new Plan(items, services, warmUp, seconds(option, value), server, results);
      default -> throw new IllegalArgumentException("does not know the option " + option);
    };
  }

  private static Duration seconds(String option, String value) {
    return Duration.ofSeconds(numbers(option, value).getFirst());
  }

  private static List<Integer> numbers(String option, String value) {
    try {
      List<Integer> numbers = Arrays.stream(value.split(",")).map(Integer::parseInt).toList();
      if (numbers.stream().allMatch(number -> number > 0 && number <= 1_000_000)) {
        return numbers;
      }
    } catch (NumberFormatException wrong) {
      // Said below.
    }
    throw new IllegalArgumentException(
        option + " needs whole numbers from 1 to 1000000, separated by commas, not " + value);
  }
}

package dev.tidemark.bench.start;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param root the folder of the launcher
 * @param rounds how often
 * @param idle seconds after which memory is read
 * @param portBase the number below all ports
 */
record StartPlan(Path root, int rounds, int idle, int portBase) {
  static final String HELP =
      """
      ./tidemark bench start [options]
        --rounds N      everything is started so often (5)
        --idle N        seconds after which memory is read (20)
        --port-base N   the number below all ports (29000)\
      """;

  static StartPlan usual(Path root) {
    return new StartPlan(root, 5, 20, 29_000);
  }

  /**
   * The plan with these options.
   *
   * @throws IllegalArgumentException says which option is wrong, and what was expected
   */
  StartPlan with(List<String> options) {
    StartPlan plan = this;
    for (int i = 0; i < options.size(); i += 2) {
      String option = options.get(i);
      int value = number(option, i + 1 < options.size() ? options.get(i + 1) : "");
      plan =
          switch (option) {
            case "--rounds" -> new StartPlan(root, value, plan.idle, plan.portBase);
            case "--idle" -> new StartPlan(root, plan.rounds, value, plan.portBase);
            case "--port-base" -> new StartPlan(root, plan.rounds, plan.idle, value);
            default -> throw new IllegalArgumentException("does not know the option " + option);
          };
    }
    return plan;
  }

  private static int number(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(
          option + " needs a whole number from 1 to 99999, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}

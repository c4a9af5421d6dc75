package dev.tidemark.bench.load;

import java.nio.file.Path;
import java.util.List;

/**
 * Measures how many requests the whole system answers: the cluster as it is shipped, beside a peer
 * in Go on the same databases, and the limits of the parts it is made of.
 */
public final class LoadBench {
  private LoadBench() {}

  /**
   * Runs it.
   *
   * @param arguments {@code load} or {@code report}, the folder of the launcher, and options
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path root = Path.of(arguments[1]);
    List<String> options = List.of(arguments).subList(2, arguments.length);
    if (options.contains("--help")) {
      System.out.println(arguments[0].equals("report") ? Report.HELP : LoadPlan.HELP);
      return;
    }
    try {
      if (arguments[0].equals("report")) {
        Report.write(root, options);
      } else {
        Kit.run(LoadPlan.usual(root).with(options));
      }
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      System.err.println("tidemark: bench " + arguments[0] + ": " + wrong.getMessage());
      System.exit(2);
    }
    // Timers of clients would keep us here for a while.
    System.exit(0);
  }
}

package dev.tidemark.bench.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures how many looks at items price services can make, with ever more items in the database.
 * All items are overdue, so that each service does what it can; what it asks is the demo shop, on
 * the same machine, as fast as the largest budget allows.
 */
public final class CollectorBench {
  private CollectorBench() {}

  /**
   * Runs it.
   *
   * @param arguments the packaged server, the file for the results, and options
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> options = List.of(arguments).subList(2, arguments.length);
    if (options.contains("--help")) {
      System.out.println(Plan.HELP);
      return;
    }
    try {
      run(Plan.usual(Path.of(arguments[0]), Path.of(arguments[1])).with(options));
    } catch (IllegalArgumentException wrong) {
      System.err.println("tidemark: bench collector: " + wrong.getMessage());
      System.exit(2);
    }
  }

  static List<Figures> run(Plan plan) throws IOException, InterruptedException {
    List<Figures> all = new ArrayList<>();
    for (int items : plan.items()) {
      Path folder = Files.createTempDirectory("bench-");
      try (Warehouse warehouse = Warehouse.open(folder)) {
        System.err.printf("Filling the database with %,d items.%n", items);
        warehouse.fill(items);
        for (int services : plan.services()) {
          System.err.printf("Measuring %d price service(s) for %s.%n", services, plan.measured());
          try (Run run = Run.start(plan, warehouse, items, services, folder)) {
            all.add(run.measure());
            System.err.println(all.getLast().row());
          }
        }
      } finally {
        delete(folder);
      }
    }
    Files.writeString(
        plan.results(),
        all.stream().map(Figures::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
    System.out.println(Figures.HEADER);
    all.forEach(figures -> System.out.println(figures.row()));
    return all;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

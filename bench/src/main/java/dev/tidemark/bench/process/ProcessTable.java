package dev.tidemark.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What named processes have used, each with its children, from /proc (Linux). */
public record ProcessTable(Map<String, Long> pids) {
  /** USER_HZ, 100 on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /** Seconds of one processor so far, by name. */
  public Map<String, Double> cpu() {
    Map<String, Double> used = new TreeMap<>();
    pids.forEach((name, pid) -> used.put(name, family(pid).mapToDouble(ProcessTable::cpu).sum()));
    return used;
  }

  /** Megabytes now, by name; what several processes map is shared out among them. */
  public Map<String, Double> memory() {
    Map<String, Double> used = new TreeMap<>();
    pids.forEach(
        (name, pid) -> used.put(name, family(pid).mapToDouble(ProcessTable::memory).sum()));
    return used;
  }

  private static Stream<Long> family(long pid) {
    return Stream.concat(
        Stream.of(pid),
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid));
  }

  private static double cpu(long pid) {
    String stat = read(pid, "stat");
    if (stat.isEmpty()) {
      return 0;
    }
    // The name in parentheses may hold anything; utime and stime are the 14th and 15th field.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12)))
        / TICKS_PER_SECOND;
  }

  private static double memory(long pid) {
    return read(pid, "smaps_rollup")
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1_024)
        .sum();
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException gone) {
      return "";
    }
  }
}

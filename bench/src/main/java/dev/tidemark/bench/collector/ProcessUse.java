package dev.tidemark.bench.collector;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used so far, from /proc (Linux).
 *
 * @param cpuSeconds in user and kernel mode
 * @param residentMegabytes now
 */
record ProcessUse(double cpuSeconds, double residentMegabytes) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** USER_HZ, 100 on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  static ProcessUse of(long pid) {
    String stat = Child.proc(pid, "stat");
    // The name in parentheses may hold anything; utime and stime are the 14th and 15th field.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    double ticks = Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12));
    Matcher resident = RESIDENT.matcher(Child.proc(pid, "status"));
    return new ProcessUse(
        ticks / TICKS_PER_SECOND,
        resident.find() ? Double.parseDouble(resident.group(1)) / 1_024 : Double.NaN);
  }
}

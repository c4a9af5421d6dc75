package dev.tidemark.price.simulation;

import java.util.Arrays;

/** How long things took, each with how many people waited for it. */
final class Delays {
  private int count;
  private double[] seconds = new double[1 << 16];
  private double[] weights = new double[1 << 16];

  void add(double delay, double weight) {
    if (count == seconds.length) {
      seconds = Arrays.copyOf(seconds, count * 2);
      weights = Arrays.copyOf(weights, count * 2);
    }
    seconds[count] = delay;
    weights[count++] = weight;
  }

  /** So large a share of them took no longer, in seconds. */
  double quantile(double share) {
    double[] sorted = Arrays.copyOf(seconds, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1L, Math.round(share * count))];
  }

  /** So large a share of the people waited no longer, in seconds. */
  double quantileOfPeople(double share) {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> Double.compare(seconds[one], seconds[other]));
    double wanted = share * Arrays.stream(weights, 0, count).sum();
    for (int i : order) {
      wanted -= weights[i];
      if (wanted <= 0) {
        return seconds[i];
      }
    }
    return count == 0 ? 0 : seconds[order[count - 1]];
  }
}

package dev.tidemark.bench.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws items by popularity: the one of rank k is asked for 1/k as often as the first. */
public final class Zipf {
  private final double[] upTo;

  public Zipf(int items) {
    upTo = new double[items];
    double sum = 0;
    for (int rank = 0; rank < items; rank++) {
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
  }

  /** An item, 0 being the most popular one. */
  public int draw(SplittableRandom random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
  }
}

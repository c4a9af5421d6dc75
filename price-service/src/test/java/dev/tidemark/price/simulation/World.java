package dev.tidemark.price.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A marketplace for some weeks: how often each item changes, who watches it, and which flash sales
 * it takes part in. The same seed makes the same world, change for change.
 *
 * <p>Three items of ten never change, three of a hundred change a dozen times a day, the others
 * mostly once in ten days. Watchers follow Zipf's law. Six times a day 200 items, the better known
 * ones rather than the others, are cheaper for two hours. All times are in seconds.
 */
final class World {
  static final int ITEMS = 20_000;
  static final int ITEMS_A_SESSION = 200;
  static final double DAY = Duration.ofDays(1).toSeconds();
  static final double END = 28 * DAY;

  /** Figures count from here on, when the policy has had two weeks to learn. */
  static final double COUNTED_FROM = 14 * DAY;

  private static final int SESSIONS_A_DAY = 6;
  private static final double SESSION = Duration.ofHours(2).toSeconds();

  /** With it the watchers of all items are about 60,300. */
  private static final double WATCHERS_OF_THE_FIRST = 5_753;

  private final long seed;
  private final double[] changesADay = new double[ITEMS];
  private final double[] watchers = new double[ITEMS];

  /** For each item, the starts and ends of its flash sales in turn. */
  private final List<List<Double>> boundaries = new ArrayList<>(ITEMS);

  World(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    int[] ranks = shuffled(random);
    for (int item = 0; item < ITEMS; item++) {
      changesADay[item] = rate(random);
      watchers[item] = WATCHERS_OF_THE_FIRST / ranks[item];
      boundaries.add(new ArrayList<>());
    }
    holdSessions(random);
  }

  double changesADay(int item) {
    return changesADay[item];
  }

  /** A share of a watcher is a watcher at that share of the times. */
  double watchers(int item) {
    return watchers[item];
  }

  double[] boundaries(int item) {
    return boundaries.get(item).stream().mapToDouble(each -> each).toArray();
  }

  /** The changes of an item outside flash sales; each call tells them from the beginning. */
  SplittableRandom changesOf(int item) {
    return new SplittableRandom(seed * 1_000_003 + item);
  }

  private static double rate(SplittableRandom random) {
    double kind = random.nextDouble();
    if (kind < 0.30) {
      return 0;
    }
    return kind < 0.97
        ? 0.1 * Math.exp(1.5 * random.nextGaussian())
        : 12 * Math.exp(0.5 * random.nextGaussian());
  }

  private static int[] shuffled(SplittableRandom random) {
    int[] ranks = new int[ITEMS];
    Arrays.setAll(ranks, i -> i + 1);
    for (int i = ITEMS - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int rank = ranks[i];
      ranks[i] = ranks[j];
      ranks[j] = rank;
    }
    return ranks;
  }

  private void holdSessions(SplittableRandom random) {
    double[] reach = new double[ITEMS];
    double sum = 0;
    for (int item = 0; item < ITEMS; item++) {
      sum += Math.sqrt(watchers[item]);
      reach[item] = sum;
    }
    double pause = DAY / SESSIONS_A_DAY;
    for (double start = pause; start + SESSION < END; start += pause) {
      boolean[] chosen = new boolean[ITEMS];
      for (int left = ITEMS_A_SESSION; left > 0; ) {
        int place = Arrays.binarySearch(reach, random.nextDouble() * sum);
        int item = Math.min(ITEMS - 1, place < 0 ? -place - 1 : place);
        if (!chosen[item]) {
          chosen[item] = true;
          boundaries.get(item).add(start);
          boundaries.get(item).add(start + SESSION);
          left--;
        }
      }
    }
  }
}

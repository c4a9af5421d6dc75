package dev.tidemark.bench.dataset;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One item of the dataset, which follows from its number alone. */
public final class MadeUpItem {
  private static final long FIRST_ITEM = 5_000_000_000L;
  private static final long SHOPS = 20_000;

  /** Histories are log-normal: many items change seldom, few very often. */
  private static final double SIGMA = 1.3;

  private static final int LONGEST = 5_000;

  /** A cent, in 1/100,000 of the currency. */
  private static final long CENT = 1_000;

  private static final double[] SHARES = {1, 0.95, 0.9, 0.88, 0.85, 0.8, 0.75, 0.7};

  private static final String[] GOODS = {
    "Wireless Earbuds Bluetooth 5.3 Noise Cancelling",
    "Stainless Steel Water Bottle 1L Insulated",
    "Korean Sunscreen SPF50+ PA++++ 50ml",
    "USB-C Fast Charger 65W GaN Foldable",
    "Women Oversized Cotton T-Shirt Short Sleeve",
    "Mechanical Keyboard Hot Swappable RGB 75%",
    "Non-Stick Frying Pan 28cm Granite Coating"
  };

  /** A change, in the units of the database. */
  record Change(long at, long price, boolean flash, long gapSeconds) {}

  private final int number;
  private final DatasetSize size;

  MadeUpItem(int number, DatasetSize size) {
    this.number = number;
    this.size = size;
  }

  public static ItemKey key(int number) {
    return new ItemKey(
        Region.SG,
        new ShopId(1_000_000 + Math.floorMod(number * 7_919L, SHOPS)),
        new ItemId(FIRST_ITEM + number * 37L));
  }

  ItemKey key() {
    return key(number);
  }

  String name() {
    return GOODS[number % GOODS.length] + " #" + number;
  }

  String imageUrl() {
    return "https://down-sg.img.susercontent.com/file/load-" + number;
  }

  long listPrice() {
    return (500 + new SplittableRandom(number).nextLong(50_000)) * CENT;
  }

  /** The whole history, oldest first; always at least one change. */
  List<Change> history() {
    SplittableRandom random = new SplittableRandom(number * 31L + 17);
    int length = length(random);
    long end = size.end().toEpochMilli();
    long span = Duration.ofDays(60 + random.nextInt(670)).toMillis();
    long step = span / (length + 1);
    List<Change> changes = new ArrayList<>(length);
    long at = end - span;
    long before = 0;
    for (int i = 0; i < length; i++) {
      at += Math.max(1_000, (long) (step * (0.3 + 1.3 * random.nextDouble())));
      if (at >= end) {
        break;
      }
      long price = price(random, before);
      changes.add(new Change(at, price, random.nextInt(30) == 0, 300 + random.nextInt(7_200)));
      before = price;
    }
    return changes.isEmpty()
        ? List.of(new Change(end - span, listPrice(), false, 0))
        : List.copyOf(changes);
  }

  private int length(SplittableRandom random) {
    double mean = (double) size.changes() / size.items();
    double median = mean / Math.exp(SIGMA * SIGMA / 2);
    double length = median * Math.exp(SIGMA * normal(random));
    return (int) Math.max(1, Math.min(LONGEST, Math.round(length)));
  }

  private static double normal(SplittableRandom random) {
    return random.nextGaussian();
  }

  private long price(SplittableRandom random, long before) {
    long cents = listPrice() / CENT;
    long price = before;
    while (price == before) {
      price = Math.round(cents * SHARES[random.nextInt(SHARES.length)]) * CENT;
      if (random.nextInt(4) == 0) {
        price -= random.nextInt(50) * CENT;
      }
    }
    return price;
  }

  Instant end() {
    return size.end();
  }
}

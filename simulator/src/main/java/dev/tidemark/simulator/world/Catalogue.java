package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All items of a world, made up when asked for: nothing is kept, so a million cost as little memory
 * as ten. Immutable.
 */
final class Catalogue {
  /** Real item ids have reached 5.8e10. */
  private static final long FIRST_ITEM = 40_000_000_000L;

  private static final long ITEM_IDS = 1L << 34;
  private static final long FIRST_SHOP = 100_000_000L;
  private static final long SHOP_IDS = 1L << 30;

  /** Real model ids were at 3e11 in 2025; each item has room for 32. */
  private static final long FIRST_MODEL = 200_000_000_000L;

  /** How the items of every hundred are spread over shops; one shop needs two pages of a list. */
  private static final int[] SHOP_BORDERS = {1, 4, 10, 20, 40, 100};

  private static final List<Category> CATEGORIES = List.of(Category.values());

  private static final List<String> BRANDS =
      List.of(
          "Norvell",
          "Kitta",
          "Ombra",
          "Halden",
          "Suma",
          "Wren & Co",
          "Tavi",
          "Luma",
          "Orso",
          "Pelago",
          "Quill",
          "Maru",
          "Fenn",
          "Isla",
          "Dovetail");
  private static final List<String> QUALITIES =
      List.of(
          "Classic",
          "Foldable",
          "Compact",
          "Everyday",
          "Handmade",
          "Lightweight",
          "Extra Large",
          "Quiet",
          "Weatherproof",
          "Soft-Touch",
          "Two-Tone",
          "Refillable",
          "Slim",
          "Vintage");
  private static final List<String> EXTRAS =
      List.of(
          "for Small Homes",
          "with Gift Box",
          "2nd Edition",
          "for Travel",
          "with Pouch",
          "Made to Last",
          "for Beginners",
          "with 1 Year Warranty",
          "Series 4",
          "New Season");

  private final WorldConfig config;
  private final Coins coins;
  private final Permutation itemIds;
  private final Permutation shopIds;
  private final Pictures pictures;

  Catalogue(WorldConfig config) {
    this.config = config;
    this.coins = new Coins(config.region());
    this.itemIds = new Permutation(Dice.roll(config.seed(), 11), ITEM_IDS);
    this.shopIds = new Permutation(Dice.roll(config.seed(), 12), SHOP_IDS);
    this.pictures = new Pictures(Dice.roll(config.seed(), 13), config.items());
  }

  DemoItem item(int index) {
    long key = key(index);
    Category category = category(key);
    Variations variations = variations(category, key);
    List<Axis> axes = variations.axes();
    long id = itemIds.of(index);
    String brand = pick(BRANDS, Dice.roll(key, 21));
    return new DemoItem(
        index,
        new ItemId(FIRST_ITEM + id),
        sellerOf(index),
        name(brand, category, key),
        brand,
        category,
        axes,
        variations.models(axes, FIRST_MODEL + id * 32),
        images(index, key),
        config.start().minus(Duration.ofDays(Dice.between(Dice.roll(key, 22), 560, 2_400))));
  }

  Traits traits(int index) {
    long key = key(index);
    Category category = category(key);
    return new Traits(Dice.roll(key, 23), category, variations(category, key), coins);
  }

  Optional<Integer> indexOf(ItemId id) {
    long number = id.value() - FIRST_ITEM;
    if (number < 0 || number >= ITEM_IDS) {
      return Optional.empty();
    }
    long index = itemIds.inverse(number);
    return index < config.items() ? Optional.of((int) index) : Optional.empty();
  }

  Pictures pictures() {
    return pictures;
  }

  int sellers() {
    return sellerOf(config.items() - 1).index() + 1;
  }

  Seller seller(int index) {
    return Seller.of(
        index,
        new ShopId(FIRST_SHOP + shopIds.of(index)),
        Dice.roll(Dice.roll(config.seed(), 14), index));
  }

  Optional<Seller> seller(ShopId id) {
    long number = id.value() - FIRST_SHOP;
    if (number < 0 || number >= SHOP_IDS) {
      return Optional.empty();
    }
    long index = shopIds.inverse(number);
    return index < sellers() ? Optional.of(seller((int) index)) : Optional.empty();
  }

  /** The indexes of a seller's items. */
  IntStream itemsOf(Seller seller) {
    int hundred = seller.index() / SHOP_BORDERS.length * 100;
    int shop = seller.index() % SHOP_BORDERS.length;
    int first = hundred + (shop == 0 ? 0 : SHOP_BORDERS[shop - 1]);
    return IntStream.range(first, Math.min(hundred + SHOP_BORDERS[shop], config.items()));
  }

  private Seller sellerOf(int index) {
    int shop = 0;
    while (index % 100 >= SHOP_BORDERS[shop]) {
      shop++;
    }
    return seller(index / 100 * SHOP_BORDERS.length + shop);
  }

  private long key(int index) {
    return Dice.roll(config.seed(), 1_000L + index);
  }

  private static Category category(long key) {
    return CATEGORIES.get(Dice.below(Dice.roll(key, 24), CATEGORIES.size()));
  }

  private static Variations variations(Category category, long key) {
    return Variations.of(category, Dice.roll(key, 25));
  }

  private static String name(String brand, Category category, long key) {
    String name =
        brand
            + " "
            + pick(QUALITIES, Dice.roll(key, 26))
            + " "
            + pick(category.goods(), Dice.roll(key, 27));
    return Dice.below(Dice.roll(key, 28), 3) == 0
        ? name
        : name + " " + pick(EXTRAS, Dice.roll(key, 29));
  }

  private List<String> images(int index, long key) {
    int count = Dice.between(Dice.roll(key, 30), 1, 4);
    return IntStream.range(0, count)
        .mapToObj(
            image -> pictures.hash(index, image, config.region().code().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static String pick(List<String> words, long roll) {
    return words.get(Dice.below(roll, words.size()));
  }
}

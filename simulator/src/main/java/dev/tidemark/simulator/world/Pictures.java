package dev.tidemark.simulator.world;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hashes of pictures, in both forms that Shopee has used, from which the item can be told
 * again. Immutable.
 */
final class Pictures {
  /** Which item a picture shows, and which of its pictures it is. */
  record Picture(int item, int number) {}

  private static final int MOST_PER_ITEM = 16;
  private static final int BITS = 40;
  private static final Pattern OLD = Pattern.compile("[0-9a-f]{22}([0-9a-f]{10})");
  private static final Pattern NEW =
      Pattern.compile("[a-z]{2}-11134207-[0-9a-z]{5}-[0-9a-z]{6}([0-9a-z]{8})");

  private final long key;
  private final int items;
  private final Permutation numbers;

  Pictures(long key, int items) {
    this.key = key;
    this.items = items;
    this.numbers = new Permutation(key, 1L << BITS);
  }

  /** Half of the items have pictures from before 2022, which have 32 hexadecimal digits. */
  String hash(int item, int number, String regionCode) {
    long roll = Dice.roll(key, (long) item * MOST_PER_ITEM + number);
    long hidden = numbers.of((long) item * MOST_PER_ITEM + number);
    if (Dice.below(Dice.roll(key, item), 2) == 0) {
      String front = padded(roll, 16, 16) + padded(roll >>> 40, 16, 6);
      return front + padded(hidden, 16, 10);
    }
    // The demo shop's own code has four letters, a hash's country two.
    String country = regionCode.length() == 2 ? regionCode : "sg";
    return country
        + "-11134207-7"
        + padded(roll >>> 44, 36, 4)
        + "-m"
        + padded(roll & 0x1FFFFFF, 36, 5)
        + padded(hidden, 36, 8);
  }

  Optional<Picture> find(String hash) {
    var old = OLD.matcher(hash);
    var recent = NEW.matcher(hash);
    if (old.matches()) {
      return find(Long.parseLong(old.group(1), 16));
    }
    return recent.matches() ? find(Long.parseLong(recent.group(1), 36)) : Optional.empty();
  }

  private Optional<Picture> find(long hidden) {
    if (hidden >= 1L << BITS) {
      return Optional.empty();
    }
    long number = numbers.inverse(hidden);
    return number / MOST_PER_ITEM < items
        ? Optional.of(new Picture((int) (number / MOST_PER_ITEM), (int) (number % MOST_PER_ITEM)))
        : Optional.empty();
  }

  private static String padded(long number, int radix, int digits) {
    String text = Long.toUnsignedString(number, radix);
    String padded = "0".repeat(Math.max(0, digits - text.length())) + text;
    return padded.substring(padded.length() - digits);
  }
}

package dev.tidemark.marketplace.link;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the number of a shop, an item or a model as Shopee writes it: no sign, no leading zero. */
final class IdNumber {
  /** Eighteen digits always fit a long, and are what an item key holds. */
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

  private IdNumber() {}

  static OptionalLong of(String digits, long max) {
    if (!FORM.matcher(digits).matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(digits);
    return number <= max ? OptionalLong.of(number) : OptionalLong.empty();
  }
}

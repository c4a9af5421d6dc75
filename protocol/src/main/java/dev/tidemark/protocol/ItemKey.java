package dev.tidemark.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public name of an item, {@code <region>.<shop id>.<item id>}, such as {@code
 * sg.67707640.2245175584}.
 */
public record ItemKey(Region region, ShopId shop, ItemId item) {
  /** Eighteen digits always fit a long; no id of Shopee's comes near. */
  private static final Pattern FORM =
      Pattern.compile("([a-z]{2,4})\\.([1-9][0-9]{0,17})\\.([1-9][0-9]{0,14})");

  /** Reads a key in exactly the form that {@link #toString()} writes; anything else is empty. */
  public static Optional<ItemKey> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long item = Long.parseLong(matcher.group(3));
    if (item > ItemId.MAX) {
      return Optional.empty();
    }
    return Region.ofCode(matcher.group(1))
        .map(region ->
            new ItemKey(region, new ShopId(Long.parseLong(matcher.group(2))), new ItemId(item)));
  }

  public ListingId listing() {
    return ListingId.of(region, item);
  }

  @Override
  public String toString() {
    return region.code() + "." + shop + "." + item;
  }
}

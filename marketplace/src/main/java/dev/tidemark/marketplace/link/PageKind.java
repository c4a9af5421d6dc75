package dev.tidemark.marketplace.link;

import dev.tidemark.marketplace.link.PastedLink.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells what a page of Shopee is by its path, where it is not an item's. */
final class PageKind {
  private static final Pattern CATEGORY = Pattern.compile("-cat\\.[0-9]");
  private static final Pattern ACCOUNT_NAME = Pattern.compile("[\\p{L}\\p{Nd}._-]{1,64}");
  private static final Pattern EVENTS = Pattern.compile("events[0-9]*");

  /** First words of paths that no shop can have as its account name. */
  private static final Map<String, Kind> RESERVED =
      Map.ofEntries(
          Map.entry("shop", Kind.SHOP),
          Map.entry("search", Kind.SEARCH),
          Map.entry("search_user", Kind.SEARCH),
          Map.entry("find_similar_products", Kind.SEARCH),
          Map.entry("list", Kind.SEARCH),
          Map.entry("category", Kind.CATEGORY),
          Map.entry("all_categories", Kind.CATEGORY),
          Map.entry("m", Kind.CAMPAIGN),
          Map.entry("collections", Kind.CAMPAIGN),
          Map.entry("flash_sale", Kind.CAMPAIGN),
          Map.entry("flash_deals", Kind.CAMPAIGN),
          Map.entry("mall", Kind.CAMPAIGN),
          Map.entry("daily_discover", Kind.CAMPAIGN),
          Map.entry("top_products", Kind.CAMPAIGN),
          Map.entry("api", Kind.OTHER_PAGE),
          Map.entry("cart", Kind.OTHER_PAGE),
          Map.entry("user", Kind.OTHER_PAGE),
          Map.entry("buyer", Kind.OTHER_PAGE),
          Map.entry("verify", Kind.OTHER_PAGE),
          Map.entry("docs", Kind.OTHER_PAGE),
          Map.entry("universal-link", Kind.OTHER_PAGE));

  private PageKind() {}

  static Kind of(String path) {
    if (CATEGORY.matcher(path).find()) {
      return Kind.CATEGORY;
    }
    List<String> steps =
        Arrays.stream(path.split("/", -1)).filter(step -> !step.isEmpty()).toList();
    if (steps.isEmpty()) {
      return Kind.HOME;
    }
    String first = steps.getFirst().toLowerCase(Locale.ROOT);
    Kind reserved = RESERVED.get(first);
    if (reserved != null) {
      return reserved;
    }
    if (EVENTS.matcher(first).matches()) {
      return Kind.CAMPAIGN;
    }
    return steps.size() == 1 && ACCOUNT_NAME.matcher(first).matches() ? Kind.SHOP : Kind.OTHER_PAGE;
  }
}

package dev.tidemark.marketplace.link;

import dev.tidemark.marketplace.link.PastedLink.Kind;
import dev.tidemark.marketplace.link.PastedLink.NotAnItem;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What lies behind the host of an address: its path, decoded, and its query. */
record PagePath(String path, QueryParameters query) {
  /** Nothing that could still belong to a number follows it. */
  private static final String END = "(?=[.\\-]*+(?:$|[^A-Za-z0-9_%.\\-\\p{Nd}]))";

  /** {@code /any-words-i.1.2}; the words are free, so that the last such ending counts. */
  private static final Pattern SLUG = Pattern.compile("[-/]i\\." + ids("\\."));

  private static final Pattern FIXED_PATH =
      Pattern.compile("^/(?:(?:universal-link/)?product|opaanlp)/" + ids("/"));

  /** Redirects of affiliates put any word first; short numbers there are something else. */
  private static final Pattern NAMED_SHOP =
      Pattern.compile(
          "^/(?!(?:shop|m|search|api|list|user|events[0-9]*)/)[^/]++/([0-9]{4,}+)/([0-9]{4,}+)/?+"
              + END);

  /** Paths that can be nothing but an item's, even if their numbers are no item's. */
  private static final Pattern ITEM_MARKS =
      Pattern.compile("[-/]i\\.[0-9]|^/(?:universal-link/)?product/|^/opaanlp/");

  private static final Pattern MODEL_IN_JSON =
      Pattern.compile("\"display_model_id\"\\s*+:\\s*+\"?+([0-9]{1,18})(?![0-9])");

  private static String ids(String separator) {
    return "([0-9]++)" + separator + "([0-9]++)" + END;
  }

  static PagePath of(@Nullable String rawPath, @Nullable String rawQuery) {
    return new PagePath(
        PercentDecoder.decode(rawPath == null ? "" : rawPath),
        QueryParameters.of(rawQuery == null ? "" : rawQuery));
  }

  boolean isRoot() {
    return path.isEmpty() || path.equals("/");
  }

  /** What this is on the site of a region. */
  PastedLink link(Region region) {
    if (path.chars().anyMatch(Character::isISOControl)) {
      return new NotAnItem(Kind.UNREADABLE, region);
    }
    Matcher ids = idsInPath();
    if (ids != null) {
      return item(region, ids.group(1), ids.group(2));
    }
    if (ITEM_MARKS.matcher(path).find()) {
      return new NotAnItem(Kind.UNREADABLE, region);
    }
    Optional<String> item = query.first("item_id", "itemid");
    Optional<String> shop = query.first("shop_id", "shopid");
    if (item.isPresent() && shop.isPresent()) {
      return item(region, shop.get(), item.get());
    }
    return new NotAnItem(PageKind.of(path), region);
  }

  /** Whether this is a redirect of the affiliate programme, which carries the true address. */
  boolean isWrapper() {
    return path.equals("/an_redir");
  }

  /** The address inside a wrapper. */
  String wrapped() {
    return query.first("origin_link").orElse("");
  }

  private @Nullable Matcher idsInPath() {
    Matcher slug = SLUG.matcher(path);
    int last = -1;
    while (slug.find()) {
      last = slug.start();
    }
    if (last >= 0 && slug.find(last)) {
      return slug;
    }
    Matcher fixed = FIXED_PATH.matcher(path);
    if (fixed.find()) {
      return fixed;
    }
    Matcher named = NAMED_SHOP.matcher(path);
    return named.find() ? named : null;
  }

  private PastedLink item(Region region, String shopDigits, String itemDigits) {
    OptionalLong shop = IdNumber.of(shopDigits, Long.MAX_VALUE);
    OptionalLong item = IdNumber.of(itemDigits, ItemId.MAX);
    if (shop.isEmpty() || item.isEmpty()) {
      return new NotAnItem(Kind.UNREADABLE, region);
    }
    return new PastedLink.Item(
        new ItemKey(region, new ShopId(shop.getAsLong()), new ItemId(item.getAsLong())), model());
  }

  /** The variation that the link selects; one that cannot be read selects none. */
  private @Nullable ModelId model() {
    Optional<String> digits =
        query
            .first("model_id", "modelid", "display_model_id")
            .or(() ->
                query
                    .first("extraParams")
                    .map(MODEL_IN_JSON::matcher)
                    .filter(Matcher::find)
                    .map(json -> json.group(1)));
    OptionalLong model =
        digits.map(text -> IdNumber.of(text, Long.MAX_VALUE)).orElse(OptionalLong.empty());
    return model.isPresent() ? new ModelId(model.getAsLong()) : null;
  }
}

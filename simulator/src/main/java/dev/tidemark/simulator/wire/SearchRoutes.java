package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.ShopId;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of items: of a seller, or by words of the name. Thread-safe. */
public final class SearchRoutes {
  private static final int MOST = 100;

  private final World world;
  private final Search search;

  public SearchRoutes(World world) {
    this.world = world;
    this.search = new Search(world);
  }

  /**
   * {@code GET /api/v4/shop/search_items?shopid&offset&limit&sort_by&order&filter_sold_out}; the
   * filter is 1 for sold out, 2 for not sold out and 3 for both.
   */
  public Answer shop(Asked asked) {
    int filter = asked.number("filter_sold_out", 3, 1, 3);
    List<Truth> items =
        asked
            .id("shopid")
            .filter(id -> id > 0)
            .flatMap(id -> world.findSeller(new ShopId(id)))
            .stream()
            .flatMap(seller -> world.itemsOf(seller).stream())
            .map(item -> world.truth(item, asked.now()))
            .filter(truth -> filter == 3 || truth.inStock() == (filter == 2))
            .sorted(order(asked.parameter("sort_by", "pop"), asked))
            .toList();
    return list(items, asked.number("offset", 0, 0, Integer.MAX_VALUE), limit(asked, 30));
  }

  /** {@code GET /api/v4/search/search_items?keyword&newest&limit&by&order}. */
  public Answer keyword(Asked asked) {
    String words = asked.parameter("keyword", "").toLowerCase(Locale.ROOT);
    Stream<Truth> found = search.find(words).map(item -> world.truth(item, asked.now()));
    String by = asked.parameter("by", "relevancy");
    List<Truth> items = (by.equals("relevancy") ? found : found.sorted(order(by, asked))).toList();
    return list(items, asked.number("newest", 0, 0, Integer.MAX_VALUE), limit(asked, 60));
  }

  private Answer list(List<Truth> items, int offset, int limit) {
    ArrayNode cards = Json.array();
    items.stream()
        .skip(offset)
        .limit(limit)
        .forEach(truth -> cards.add(Cards.card(truth, world.config().region())));
    ObjectNode tree =
        Json.object()
            .put("error", 0)
            .put("error_msg", "")
            .put("total_count", items.size())
            .put("nomore", offset + cards.size() >= items.size());
    tree.set("items", cards);
    return Answer.json(tree);
  }

  private static int limit(Asked asked, int usual) {
    return asked.number("limit", usual, 1, MOST);
  }

  private static Comparator<Truth> order(String by, Asked asked) {
    Comparator<Truth> order =
        switch (by) {
          case "price" -> Comparator.comparing(Truth::price);
          case "ctime" -> Comparator.comparing(truth -> truth.item().listedAt());
          case "sales" -> Comparator.comparingLong(truth -> Popularity.of(truth).sold());
          default -> Comparator.comparingLong(truth -> Popularity.of(truth).likes());
        };
    return asked.parameter("order", "desc").equals("asc") ? order : order.reversed();
  }
}

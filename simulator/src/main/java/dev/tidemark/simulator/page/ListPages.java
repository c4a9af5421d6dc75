package dev.tidemark.simulator.page;

import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.wire.Search;
import dev.tidemark.simulator.world.Category;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.Seller;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The front page, searches and sellers' pages. Thread-safe. */
final class ListPages {
  private static final int PER_PAGE = 30;

  /** A prime: stepping by it shows items of many sellers side by side. */
  private static final long STRIDE = 617;

  private final World world;
  private final Cards cards;
  private final Search search;

  ListPages(World world) {
    this.world = world;
    this.cards = new Cards(world.config().region());
    this.search = new Search(world);
  }

  Answer home(Asked asked) {
    int items = world.config().items();
    int page = page(asked);
    long stride = items % STRIDE == 0 ? 1 : STRIDE;
    List<DemoItem> shown =
        IntStream.range((page - 1) * PER_PAGE, Math.min(items, page * PER_PAGE))
            .mapToObj(place -> world.item((int) (place * stride % items)))
            .toList();
    StringBuilder content = new StringBuilder("<h1>All goods</h1>");
    if (page == 1) {
      content.insert(0, lead(asked));
    }
    content.append(cards.grid(truths(shown, asked)));
    return Html.page(200, "All goods", "", content + pager("/?", page, page * PER_PAGE < items));
  }

  Answer search(Asked asked) {
    String words = asked.parameter("keyword", "");
    int page = page(asked);
    List<DemoItem> found =
        search.find(words).skip((page - 1L) * PER_PAGE).limit(PER_PAGE + 1L).toList();
    List<DemoItem> shown = found.subList(0, Math.min(PER_PAGE, found.size()));
    String title = words.isBlank() ? "All goods" : "Results for “" + words + "”";
    String content =
        "<h1>%s</h1>%s"
            .formatted(
                Html.text(title),
                shown.isEmpty()
                    ? "<p>Nothing found. Try one word, such as <a"
                        + " href=\"/search?keyword=lamp\">lamp</a>.</p>"
                    : cards.grid(truths(shown, asked)));
    String address = "/search?keyword=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&";
    return Html.page(
        200, title, words, content + pager(Html.text(address), page, found.size() > PER_PAGE));
  }

  Answer seller(Seller seller, Asked asked) {
    List<DemoItem> items = world.itemsOf(seller);
    String content =
        "<h1>%s</h1><p>%d items, sent from %s</p>%s"
            .formatted(
                Html.text(seller.name()),
                items.size(),
                Html.text(seller.place()),
                cards.grid(truths(items, asked)));
    return Html.page(200, seller.name(), "", content);
  }

  private String lead(Asked asked) {
    StringBuilder chips = new StringBuilder();
    for (Category category : Category.values()) {
      chips.append(
          "<li><a href=\"/search?keyword=%s\">%s</a></li>"
              .formatted(
                  URLEncoder.encode(category.label(), StandardCharsets.UTF_8),
                  Html.text(category.label())));
    }
    return """
    <section class="how" aria-labelledby="how"><h2 id="how">How to try Tidemark here</h2>
    <p>Open an item, copy its address from the address bar and paste it into Tidemark. Prices \
    here move %d times as fast as in a real shop, and flash sales begin every few minutes.</p>
    </section>
    <nav aria-label="Departments"><ul class="chips">%s</ul></nav>
    <h2>Prices that move</h2>%s
    """
        .formatted(world.config().speed(), chips, cards.grid(truths(world.showcase(6), asked)));
  }

  private List<Truth> truths(List<DemoItem> items, Asked asked) {
    return items.stream().map(item -> world.truth(item, asked.now())).toList();
  }

  private static int page(Asked asked) {
    return asked.number("page", 1, 1, 100_000);
  }

  /**
   * @param address escaped, up to where the page's number follows
   */
  private static String pager(String address, int page, boolean more) {
    String before =
        page == 1
            ? ""
            : "<a rel=\"prev\" href=\"%spage=%d\">Previous</a>".formatted(address, page - 1);
    String after =
        more ? "<a rel=\"next\" href=\"%spage=%d\">Next</a>".formatted(address, page + 1) : "";
    return "<nav class=\"pager\" aria-label=\"Pages\">%s<span>Page %d</span>%s</nav>"
        .formatted(before, page, after);
  }
}

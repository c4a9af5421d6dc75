package dev.tidemark.simulator.page;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.wire.PageItem;
import dev.tidemark.simulator.wire.Words;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The page of an item, with the same data inside it that programs get. Thread-safe. */
final class ProductPage {
  private final World world;
  private final Cards cards;
  private final Region region;

  ProductPage(World world) {
    this.world = world;
    this.region = world.config().region();
    this.cards = new Cards(region);
  }

  Answer show(DemoItem item, Asked asked) {
    Truth truth = world.truth(item, asked.now());
    String content =
        """
        <article class="product">
        <div class="pictures">%s</div>
        <div>
        <h1>%s</h1>
        <p class="seller">%s · <a href="/shop/%s">%s</a></p>
        %s%s%s
        %s
        %s
        <p class="about">%s</p>
        </div>
        </article>
        %s
        """
            .formatted(
                pictures(item),
                Html.text(item.name()),
                Html.text(item.category().label()),
                item.seller().id(),
                Html.text(item.seller().name()),
                flash(truth, asked),
                cards.price(truth.price(), truth.listPrice()).replace("\"price\"", "\"price big\""),
                truth.inStock() ? "" : "<p class=\"badge out\">Sold out</p>",
                hint(item, asked),
                variations(truth),
                Html.text(Words.description(item)).replace("\n", "<br>"),
                data(truth, asked));
    return Html.page(200, item.name(), "", content);
  }

  private static String pictures(DemoItem item) {
    StringBuilder pictures = new StringBuilder();
    for (String hash : item.images()) {
      boolean first = pictures.isEmpty();
      pictures.append(
          "<img src=\"/file/%s%s\" alt=\"%s\" width=\"400\" height=\"400\">"
              .formatted(
                  hash, first ? "" : "_tn", first ? "Drawing of " + Html.text(item.name()) : ""));
    }
    return pictures.toString();
  }

  private String flash(Truth truth, Asked asked) {
    FlashTruth running = truth.flash();
    if (running != null && running.left() > 0) {
      return "<p class=\"banner\"><strong>Flash sale</strong> until %s · %d of %d left</p>"
          .formatted(
              Countdown.until(running.session().end(), asked.now(), region.zone()),
              running.left(),
              running.allocated());
    }
    if (running != null) {
      return "<p class=\"banner over\"><strong>Flash sale</strong> sold out</p>";
    }
    FlashTruth next = truth.upcoming();
    return next == null
        ? ""
        : "<p class=\"banner soon\"><strong>Flash sale</strong> for %s %s from %s</p>"
            .formatted(
                region.currency(),
                next.hiddenPrice(),
                Countdown.until(next.session().start(), asked.now(), region.zone()));
  }

  private static String hint(DemoItem item, Asked asked) {
    return """
    <p class="copy"><label for="address">Copy this address and paste it into Tidemark</label>
    <input id="address" readonly value="%s"></p>
    """
        .formatted(Html.text(asked.origin() + item.path()));
  }

  private String variations(Truth truth) {
    if (truth.models().size() == 1) {
      return "<p>%s</p>".formatted(stock(truth.models().getFirst()));
    }
    StringBuilder rows = new StringBuilder();
    for (ModelTruth model : truth.models()) {
      rows.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>"
              .formatted(
                  Html.text(model.model().name().replace(",", ", ")),
                  cards.price(model.price(), model.listPrice()),
                  stock(model)));
    }
    return """
    <table><caption>%d variations</caption><thead><tr><th scope="col">Variation</th>\
    <th scope="col">Price</th><th scope="col">Stock</th></tr></thead><tbody>%s</tbody></table>
    """
        .formatted(truth.models().size(), rows);
  }

  private static String stock(ModelTruth model) {
    return model.inStock() ? model.pieces() + " in stock" : "Sold out";
  }

  /** As real pages have it: the data of get_pc by shop and item, and a product of schema.org. */
  private String data(Truth truth, Asked asked) {
    DemoItem item = truth.item();
    ObjectNode state = Json.object();
    state
        .putObject("initialState")
        .putObject("DOMAIN_PDP")
        .putObject("data")
        .putObject("PDP_BFF_DATA")
        .putObject("cachedMap")
        .set(item.seller().id() + "/" + item.id(), PageItem.data(truth, region));
    ObjectNode product =
        Json.object()
            .put("@context", "http://schema.org")
            .put("@type", "Product")
            .put("name", item.name())
            .put("productID", item.id().toString())
            .put("image", asked.origin() + "/file/" + item.image())
            .put("url", asked.origin() + item.path());
    product
        .putObject("offers")
        .put("@type", "Offer")
        .put("price", truth.price().toDecimal(region.decimals()))
        .put("priceCurrency", region.currency())
        .put(
            "availability",
            truth.inStock() ? "http://schema.org/InStock" : "http://schema.org/OutOfStock");
    return "<script type=\"text/mfe-initial-data\">%s</script><script type=\"application/ld+json\">%s</script>"
        .formatted(Html.data(Objects.toString(state)), Html.data(Objects.toString(product)));
  }
}

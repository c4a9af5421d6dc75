package dev.tidemark.simulator.page;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.PriceMask;
import dev.tidemark.simulator.world.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items as tiles, and amounts as people write them. Immutable. */
record Cards(Region region) {
  String grid(List<Truth> items) {
    StringBuilder grid = new StringBuilder("<ul class=\"grid\">");
    items.forEach(truth -> grid.append(card(truth)));
    return grid.append("</ul>").toString();
  }

  private String card(Truth truth) {
    return tile(truth.item(), price(truth.price(), truth.listPrice()) + badges(truth));
  }

  /** A tile of a flash sale that has yet to begin. */
  String upcoming(DemoItem item, FlashTruth flash) {
    return tile(
        item,
        "<p class=\"price\">%s %s <s>%s</s></p>"
            .formatted(region.currency(), flash.hiddenPrice(), amount(flash.listPrice())));
  }

  private static String tile(DemoItem item, String below) {
    return """
    <li><a class="card" href="%s"><img src="/file/%s_tn" alt="" width="200" height="200" \
    loading="lazy"><span class="name">%s</span></a>%s</li>
    """
        .formatted(Html.text(item.path()), item.image(), Html.text(item.name()), below);
  }

  /** The price, and the crossed-out one with what it claims. */
  String price(Price price, @Nullable Price list) {
    if (list == null) {
      return "<p class=\"price\">%s %s</p>".formatted(region.currency(), amount(price));
    }
    return """
    <p class="price">%s %s <s><span class="hidden">instead of </span>%s</s> \
    <span class="off">−%d %%</span></p>
    """
        .formatted(
            region.currency(),
            amount(price),
            amount(list),
            100 - 100 * price.units() / list.units());
  }

  String amount(Price price) {
    return PriceMask.shown(price, region);
  }

  private static String badges(Truth truth) {
    if (!truth.inStock()) {
      return "<p class=\"badge out\">Sold out</p>";
    }
    return truth.flashSale() ? "<p class=\"badge flash\">Flash sale</p>" : "";
  }
}

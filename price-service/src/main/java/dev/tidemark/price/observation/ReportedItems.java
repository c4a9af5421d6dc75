package dev.tidemark.price.observation;

import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import org.jspecify.annotations.Nullable;

/** Finds the item that a report is about: by its key, or by the address of its page. */
final class ReportedItems {
  private final ItemLinks links;

  ReportedItems(ItemLinks links) {
    this.links = links;
  }

  /**
   * Reads an item key or a link, without following it.
   *
   * @throws RefusedException missing-value, not-an-item-url, unsupported-site or region-closed
   */
  ItemKey find(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new RefusedException(
          Reason.MISSING_VALUE, "the item is missing: its key or the address of its page");
    }
    ItemKey key = ItemKey.parse(text.strip()).orElseGet(() -> ofLink(text));
    if (key.region().status() == Region.Status.CLOSED) {
      throw closed(key.region());
    }
    return key;
  }

  private ItemKey ofLink(String text) {
    return switch (links.parse(text)) {
      case PastedLink.Item(ItemKey key, _) -> key;
      case PastedLink.ShortLink _ ->
          throw new RefusedException(
              Reason.NOT_AN_ITEM_URL,
              "a short link says nothing about its item; give the address of the page it leads to");
      case PastedLink.OtherSite(String host) ->
          throw new RefusedException(
              Reason.UNSUPPORTED_SITE, "'" + Shown.text(host) + "' is not one of Shopee's sites");
      case PastedLink.RegionClosed(var region) -> throw closed(region);
      case PastedLink.NotAnItem _ ->
          throw new RefusedException(
              Reason.NOT_AN_ITEM_URL,
              "'%s' is neither an item key such as sg.67707640.2245175584 nor the address of an"
                      .formatted(Shown.text(text))
                  + " item's page such as https://shopee.sg/product/67707640/2245175584");
    };
  }

  private static RefusedException closed(Region region) {
    return new RefusedException(
        Reason.REGION_CLOSED, "Shopee has closed its site " + region.domain());
  }
}

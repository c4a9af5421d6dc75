package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.TidemarkException;
import java.util.Objects;

/** Finds the item that a pasted link names, or says why there is none. Immutable. */
public final class ItemOfLink {
  private static final String FIELD = "url";

  /** The item of a link, and the variation that it selects; the headline when it selects none. */
  record Found(ItemKey key, ModelId model) {}

  private final ItemLinks links;

  public ItemOfLink(ItemLinks links) {
    this.links = links;
  }

  /**
   * Reads a link without following it.
   *
   * @throws TidemarkException not-an-item-url, unsupported-site or region-closed
   */
  Found find(String text) {
    return switch (links.parse(text)) {
      case PastedLink.Item(ItemKey key, var model) ->
          new Found(key, Objects.requireNonNullElse(model, ModelId.HEADLINE));
      case PastedLink.ShortLink(var address) ->
          throw refused(
              ErrorCode.NOT_AN_ITEM_URL,
              "Short links such as "
                  + PlainText.shown(address.toString())
                  + " cannot be read yet: open it and paste the address of the page it leads to.");
      case PastedLink.OtherSite(String host) ->
          throw refused(
              ErrorCode.UNSUPPORTED_SITE,
              "'" + PlainText.shown(host) + "' is not one of Shopee's sites.");
      case PastedLink.RegionClosed(var region) ->
          throw refused(
              ErrorCode.REGION_CLOSED, "Shopee has closed its site " + region.domain() + ".");
      case PastedLink.NotAnItem(var kind, _) ->
          throw refused(
              ErrorCode.NOT_AN_ITEM_URL,
              "This leads to "
                  + kind.words()
                  + ", not to an item; its page has an address such as "
                  + "https://shopee.sg/product/67707640/2245175584.");
    };
  }

  private static TidemarkException refused(ErrorCode error, String detail) {
    return TidemarkException.ofField(error, FIELD, detail);
  }
}

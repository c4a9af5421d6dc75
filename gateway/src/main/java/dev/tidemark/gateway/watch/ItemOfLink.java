package dev.tidemark.gateway.watch;

import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Finds the item that a pasted link names, or says why there is none. Short links are followed by
 * the price service. Thread-safe.
 */
public final class ItemOfLink {
  private static final String FIELD = "url";

  /** The item of a link, and the variation that it selects; the headline when it selects none. */
  record Found(ItemKey key, ModelId model) {}

  /** Two seconds for its turn, five for the network, one to spare. */
  private static final int FOLLOW_SECONDS = 8;

  private final ItemLinks links;
  private final Services services;

  public ItemOfLink(ItemLinks links, Services services) {
    this.links = links;
    this.services = services;
  }

  /**
   * Reads a link; blocks for up to 8 seconds where it is a short one.
   *
   * @throws TidemarkException not-an-item-url, unsupported-site or region-closed; for short links
   *     also too-many-requests or unavailable
   */
  Found find(String text) {
    return switch (links.parse(text)) {
      case PastedLink.Item(ItemKey key, var model) ->
          new Found(key, Objects.requireNonNullElse(model, ModelId.HEADLINE));
      case PastedLink.ShortLink(var address) -> follow(address);
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

  /** Only the address that was rebuilt from checked parts goes further, never the pasted text. */
  private Found follow(URI address) {
    ResolveLinkRequest question =
        ResolveLinkRequest.newBuilder().setUrl(address.toString()).build();
    ResolveLinkResponse answer =
        services.prices().withDeadlineAfter(FOLLOW_SECONDS, TimeUnit.SECONDS).resolveLink(question);
    ModelId model = answer.getModelId() == 0 ? ModelId.HEADLINE : new ModelId(answer.getModelId());
    return new Found(ItemKeys.of(answer.getItem()), model);
  }

  private static TidemarkException refused(ErrorCode error, String detail) {
    return TidemarkException.ofField(error, FIELD, detail);
  }
}

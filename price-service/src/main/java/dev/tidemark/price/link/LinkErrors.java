package dev.tidemark.price.link;

import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.marketplace.shortlink.Destination;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.net.URI;
import java.time.Duration;

/** Says in words why a short link is of no use. */
final class LinkErrors {
  static final String FIELD = "url";

  /** About as long as a person takes to try again. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private LinkErrors() {}

  static TidemarkException of(URI link, Destination destination) {
    return switch (destination) {
      case Destination.Elsewhere(PastedLink other) -> elsewhere(other);
      case Destination.Dead _ ->
          notAnItem(
              "There is nothing behind "
                  + link
                  + ", or not any more; paste the address of the item's page instead.");
      case Destination.Endless _ ->
          notAnItem(
              link
                  + " leads from one address to the next without end; paste the address of the"
                  + " item's page instead.");
      case Destination.Forbidden(String words) ->
          TidemarkException.ofField(
              ErrorCode.UNSUPPORTED_SITE, FIELD, link + " leads to " + words + ".");
      case Destination.Unknown(String words) ->
          TidemarkException.retryAfter(
              ErrorCode.UNAVAILABLE,
              link
                  + " could not be followed just now: its host "
                  + words
                  + ". Try again, or paste"
                  + " the address of the item's page.",
              AGAIN);
      case Destination.ToItem item ->
          throw new IllegalArgumentException("an item is no error: " + item);
    };
  }

  private static TidemarkException elsewhere(PastedLink link) {
    return switch (link) {
      case PastedLink.OtherSite(String host) ->
          TidemarkException.ofField(
              ErrorCode.UNSUPPORTED_SITE,
              FIELD,
              "The short link leads to '" + host + "', which is not one of Shopee's sites.");
      case PastedLink.RegionClosed(var region) ->
          TidemarkException.ofField(
              ErrorCode.REGION_CLOSED,
              FIELD,
              "The short link leads to " + region.domain() + ", a site that Shopee has closed.");
      case PastedLink.NotAnItem(var kind, _) ->
          notAnItem("The short link leads to " + kind.words() + ", not to an item.");
      case PastedLink.Item _, PastedLink.ShortLink _ ->
          notAnItem("The short link leads to nothing that can be read.");
    };
  }

  static TidemarkException notAnItem(String detail) {
    return TidemarkException.ofField(ErrorCode.NOT_AN_ITEM_URL, FIELD, detail);
  }
}

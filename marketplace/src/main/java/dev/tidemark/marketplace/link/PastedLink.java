package dev.tidemark.marketplace.link;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Region;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a pasted text turned out to be. */
public sealed interface PastedLink {

  /** The link of an item; the shop id is what the link says, unconfirmed. */
  record Item(ItemKey key, @Nullable ModelId model) implements PastedLink {}

  /** Not the link of an item, though perhaps one of Shopee's; the region is null when unknown. */
  record NotAnItem(Kind kind, @Nullable Region region) implements PastedLink {}

  /**
   * A short link of Shopee's: only the network knows where it leads. The address is rebuilt from
   * checked parts: https on one of Shopee's short-link hosts, or the demo shop's own origin.
   */
  record ShortLink(URI address) implements PastedLink {}

  /** A link to another site; the host is in ASCII. */
  record OtherSite(String host) implements PastedLink {}

  /** A link to a marketplace that Shopee has closed. */
  record RegionClosed(Region region) implements PastedLink {}

  /** What a link leads to, if not to an item. */
  enum Kind {
    SHOP("a shop"),
    SEARCH("a search"),
    CATEGORY("a category"),
    CAMPAIGN("a campaign"),
    HOME("the front page of the marketplace"),
    OTHER_PAGE("another page of the marketplace"),
    /** No link at all, a broken one, or one whose numbers cannot be an item's. */
    UNREADABLE("nothing that can be read");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Completes the sentence "This leads to ...". */
    public String words() {
      return words;
    }
  }
}

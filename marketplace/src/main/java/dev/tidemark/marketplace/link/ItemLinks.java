package dev.tidemark.marketplace.link;

import dev.tidemark.marketplace.link.PastedLink.Kind;
import dev.tidemark.marketplace.link.PastedLink.NotAnItem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the links that people paste and writes the address of an item's page. Thread-safe.
 *
 * <p>A link is read to its region, shop and item and never followed; addresses are rebuilt from
 * these, so that nothing of a pasted text ever reaches the network.
 */
public final class ItemLinks {
  /** Four times the longest link in a crawl of Shopee's own pages, tracking parameters included. */
  static final int MAX_LENGTH = 8_192;

  private final @Nullable URI demoOrigin;
  private final AddressReader addresses;

  private ItemLinks(@Nullable URI demoOrigin) {
    this.demoOrigin = demoOrigin;
    this.addresses = new AddressReader(demoOrigin == null ? null : demoOrigin.toString());
  }

  public static ItemLinks withoutDemo() {
    return new ItemLinks(null);
  }

  /**
   * Also accepts links of the demo shop at exactly this origin, such as {@code
   * http://127.0.0.1:8090}.
   *
   * @throws IllegalArgumentException when it is more or less than scheme, host and perhaps port
   */
  public static ItemLinks withDemo(URI origin) {
    String scheme = String.valueOf(origin.getScheme()).toLowerCase(Locale.ROOT);
    String path = origin.getRawPath();
    if (!(scheme.equals("http") || scheme.equals("https"))
        || origin.getHost() == null
        || origin.getRawUserInfo() != null
        || !(path == null || path.isEmpty() || path.equals("/"))
        || origin.getRawQuery() != null
        || origin.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the demo shop's origin is an address such as http://127.0.0.1:8090, not " + origin);
    }
    String port = origin.getPort() < 0 ? "" : ":" + origin.getPort();
    return new ItemLinks(URI.create(scheme + "://" + origin.getHost() + port));
  }

  /**
   * Finds the item in a link, with or without a scheme or words around it. Of several links the
   * first one of an item counts, else the first of the most telling kind. Takes linear time and
   * never throws.
   */
  public PastedLink parse(String text) {
    if (text.length() > MAX_LENGTH || text.chars().anyMatch(ItemLinks::isForbidden)) {
      return new NotAnItem(Kind.UNREADABLE, null);
    }
    PastedLink best = new NotAnItem(Kind.UNREADABLE, null);
    for (String word : LinkWords.in(text)) {
      PastedLink link = addresses.read(word);
      if (link instanceof PastedLink.Item) {
        return link;
      }
      if (rank(link) > rank(best)) {
        best = link;
      }
    }
    return best;
  }

  /** Reads one address exactly as it stands, such as that of a redirect. */
  public PastedLink read(String address) {
    boolean odd =
        address.length() > MAX_LENGTH || address.chars().anyMatch(Character::isISOControl);
    return odd ? new NotAnItem(Kind.UNREADABLE, null) : addresses.read(address);
  }

  /**
   * The same address, if it is one of Shopee's over https which may be asked where it leads: only a
   * host of Shopee's, no port, no user, nothing that a request line cannot hold.
   */
  public Optional<URI> followable(String address) {
    return address.length() > MAX_LENGTH ? Optional.empty() : addresses.followable(address);
  }

  /** The same for the demo shop: a page under its origin. */
  public Optional<URI> followableDemo(String address) {
    return address.length() > MAX_LENGTH ? Optional.empty() : addresses.followableDemo(address);
  }

  /** The demo shop's origin, without a slash at its end. */
  public Optional<URI> demoOrigin() {
    return Optional.ofNullable(demoOrigin);
  }

  /** The address of an item's page, without anything that follows its reader around. */
  public URI page(ItemKey key) {
    String origin =
        key.region() == Region.DEMO && demoOrigin != null
            ? demoOrigin.toString()
            : "https://" + key.region().domain();
    return URI.create(origin + "/product/" + key.shop() + "/" + key.item());
  }

  /** Line ends and tabs may stand around a link; any other control character is an attack. */
  private static boolean isForbidden(int character) {
    boolean lineEnd = character == '\n' || character == '\r' || character == '\t';
    return Character.isISOControl(character) && !lineEnd;
  }

  private static int rank(PastedLink link) {
    return switch (link) {
      case PastedLink.Item _ -> 5;
      case PastedLink.ShortLink _ -> 4;
      case NotAnItem(Kind kind, Region region) when kind != Kind.UNREADABLE || region != null -> 3;
      case PastedLink.RegionClosed _ -> 2;
      case PastedLink.OtherSite _ -> 1;
      case NotAnItem _ -> 0;
    };
  }
}

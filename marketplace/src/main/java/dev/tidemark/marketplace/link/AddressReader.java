package dev.tidemark.marketplace.link;

import dev.tidemark.marketplace.link.PastedLink.Kind;
import dev.tidemark.marketplace.link.PastedLink.NotAnItem;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one address: whose site it is, then what lies there.
 *
 * <p>It does not use {@link URI}, which refuses the raw characters of real links and reads a host
 * differently from browsers. Whatever browsers and parsers read differently (user names, ports,
 * backslashes, letters of other scripts in a host) is refused instead.
 */
final class AddressReader {
  private static final Pattern ADDRESS =
      Pattern.compile("(?is)(?:(https?)://|//)?([^/?#]*+)([^?#]*+)(?:\\?([^#]*+))?(?:#.*)?");

  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?is)(?!https?://)[a-z][a-z0-9+.-]*+:(//.*|[^0-9].*)");

  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://");

  private static final Pattern SHORT_CODE = Pattern.compile("/([A-Za-z0-9_-]{1,64})/?");

  /** Wrappers around wrappers do not occur; the bound keeps a hostile link cheap. */
  private static final int MAX_WRAPPERS = 3;

  private final @Nullable String demoOrigin;

  AddressReader(@Nullable String demoOrigin) {
    this.demoOrigin = demoOrigin;
  }

  PastedLink read(String address) {
    return read(address, MAX_WRAPPERS);
  }

  private PastedLink read(String address, int wrappersLeft) {
    Optional<String> demoPath = underDemoOrigin(address);
    if (demoPath.isPresent()) {
      Matcher rest = ADDRESS.matcher("//demo" + demoPath.get());
      return rest.matches()
          ? PagePath.of(rest.group(3), rest.group(4)).link(Region.DEMO)
          : unreadable(null);
    }
    Matcher parts = ADDRESS.matcher(address);
    if (OTHER_SCHEME.matcher(address).matches() || !parts.matches()) {
      return unreadable(null);
    }
    Host host = Host.of(parts.group(2));
    PagePath page = PagePath.of(parts.group(3), parts.group(4));
    return switch (host) {
      case Host.Unreadable _ -> unreadable(null);
      case Host.Foreign(String name) -> new PastedLink.OtherSite(name);
      // Without a scheme a number is a number, not an address.
      case Host.Numeric(String name) ->
          parts.group(1) == null ? unreadable(null) : new PastedLink.OtherSite(name);
      case Host.ShortLinks(String name) -> shortLink(name, page, null);
      case Host.OfRegion(Region region, _) when region.status() == Region.Status.CLOSED ->
          new PastedLink.RegionClosed(region);
      case Host.OfRegion(Region region, _) when page.isWrapper() ->
          unwrap(page.wrapped(), region, wrappersLeft);
      case Host.OfRegion(Region region, String name) when name.equals("s." + region.domain()) ->
          shortLink(name, page, region);
      case Host.OfRegion(Region region, _) -> page.link(region);
    };
  }

  private PastedLink unwrap(String inner, Region region, int wrappersLeft) {
    return wrappersLeft > 0 && ABSOLUTE.matcher(inner).lookingAt()
        ? read(inner, wrappersLeft - 1)
        : unreadable(region);
  }

  /** A short-link host also serves items under their long paths, as the end of a redirect. */
  private static PastedLink shortLink(String host, PagePath page, @Nullable Region region) {
    if (region != null && page.link(region) instanceof PastedLink.Item item) {
      return item;
    }
    Matcher code = SHORT_CODE.matcher(page.path());
    if (code.matches()) {
      return new PastedLink.ShortLink(URI.create("https://" + host + "/" + code.group(1)));
    }
    return page.isRoot() ? new NotAnItem(Kind.HOME, region) : unreadable(region);
  }

  private Optional<String> underDemoOrigin(String address) {
    String origin = demoOrigin;
    if (origin == null || !address.regionMatches(true, 0, origin, 0, origin.length())) {
      return Optional.empty();
    }
    String rest = address.substring(origin.length());
    return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0
        ? Optional.of(rest)
        : Optional.empty();
  }

  private static NotAnItem unreadable(@Nullable Region region) {
    return new NotAnItem(Kind.UNREADABLE, region);
  }
}

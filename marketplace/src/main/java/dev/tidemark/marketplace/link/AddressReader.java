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

  private static final Pattern DEMO_SHORT_CODE = Pattern.compile("/s/([A-Za-z0-9_-]{1,64})/?");

  /** A path and a query that a request line can hold as they are. */
  private static final Pattern PLAIN =
      Pattern.compile("(?:[/?](?:[A-Za-z0-9/._~!$&'()*+,;=:@?-]|%[0-9A-Fa-f]{2})*+)?");

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
      return demoLink(demoPath.get());
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

  /**
   * The address of a page that may be asked where it leads: one of Shopee's, over https, as it
   * stands but for its fragment.
   */
  Optional<URI> followable(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || !"https".equalsIgnoreCase(parts.group(1))) {
      return Optional.empty();
    }
    String name =
        switch (Host.of(parts.group(2))) {
          case Host.ShortLinks(String host) -> host;
          case Host.OfRegion(Region region, String host)
              when region.status() != Region.Status.CLOSED ->
              host;
          case Host.OfRegion _, Host.Foreign _, Host.Numeric _, Host.Unreadable _ -> "";
        };
    return name.isEmpty() ? Optional.empty() : plain("https://" + name, rest(parts));
  }

  /** The same for pages under the demo shop's origin. */
  Optional<URI> followableDemo(String address) {
    Matcher parts = ADDRESS.matcher("//demo" + underDemoOrigin(address).orElse("#"));
    return parts.matches() && demoOrigin != null && !rest(parts).isEmpty()
        ? plain(demoOrigin, rest(parts))
        : Optional.empty();
  }

  private static Optional<URI> plain(String origin, String rest) {
    return PLAIN.matcher(rest).matches()
        ? Optional.of(URI.create(origin + rest))
        : Optional.empty();
  }

  private static String rest(Matcher parts) {
    return parts.group(3) + (parts.group(4) == null ? "" : "?" + parts.group(4));
  }

  private PastedLink demoLink(String rest) {
    Matcher parts = ADDRESS.matcher("//demo" + rest);
    if (!parts.matches()) {
      return unreadable(null);
    }
    PagePath page = PagePath.of(parts.group(3), parts.group(4));
    Matcher code = DEMO_SHORT_CODE.matcher(page.path());
    return code.matches()
        ? new PastedLink.ShortLink(URI.create(demoOrigin + "/s/" + code.group(1)))
        : page.link(Region.DEMO);
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

package dev.tidemark.marketplace.shortlink;

import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.marketplace.link.PastedLink.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows short links until an address names an item, which is not fetched any more. Thread-safe.
 *
 * <p>Only https, only hosts of Shopee's, only public addresses, at most 5 of them, 5 seconds in
 * all. The demo shop's origin may lie on this machine, but only its own short links are followed
 * there, and they lead nowhere else.
 */
public final class ShortLinks {
  /** True ones take one to three. */
  static final int MOST_HOPS = 5;

  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ItemLinks links;
  private final Hop hop;

  ShortLinks(ItemLinks links, Hop hop) {
    this.links = links;
    this.hop = hop;
  }

  /**
   * Follows them on the internet.
   *
   * @param version of Tidemark, which we never hide
   */
  public static ShortLinks onTheInternet(ItemLinks links, String version) {
    return new ShortLinks(links, Hop.onTheInternet(Lookup.system(), version));
  }

  /** A step of the way: its end, or the next address. */
  private sealed interface Step {
    record End(Destination destination) implements Step {}

    record Next(URI address) implements Step {}
  }

  /** Where a link leads. Blocks for up to 5 seconds; call it on a virtual thread. */
  public Destination follow(PastedLink.ShortLink link) {
    boolean demo = isDemo(link.address());
    long end = System.nanoTime() + TIMEOUT.toNanos();
    Set<URI> seen = new HashSet<>();
    URI at = link.address();
    while (seen.size() < MOST_HOPS && seen.add(at)) {
      switch (step(at, demo, Duration.ofNanos(end - System.nanoTime()))) {
        case Step.End(Destination destination) -> {
          return destination;
        }
        case Step.Next(URI next) -> at = next;
      }
    }
    return new Destination.Endless();
  }

  private Step step(URI at, boolean demo, Duration left) {
    try {
      HopReply reply = demo ? hop.askTrusted(at, left) : hop.ask(at, left);
      return switch (reply.status()) {
        case 301, 302, 303, 307, 308 -> redirect(at, demo, reply);
        case 404, 410 -> new Step.End(new Destination.Dead());
        case 200 -> new Step.End(ofPage(at, reply.page()));
        default -> new Step.End(new Destination.Unknown("answers with status " + reply.status()));
      };
    } catch (HopFailure failure) {
      return new Step.End(failure.destination());
    }
  }

  private Step redirect(URI at, boolean demo, HopReply reply) {
    String location = reply.location();
    if (location == null || location.isEmpty()) {
      return new Step.End(new Destination.Dead());
    }
    String target = absolute(at, location);
    if (target.contains("/verify/")) {
      return new Step.End(new Destination.Unknown("demands a captcha"));
    }
    return switch (links.read(target)) {
      case PastedLink.Item item -> new Step.End(new Destination.ToItem(item));
      case PastedLink.ShortLink _ -> goOn(target, demo);
      case PastedLink.NotAnItem(Kind kind, _)
          when kind == Kind.OTHER_PAGE || kind == Kind.UNREADABLE ->
          goOn(target, demo);
      case PastedLink.NotAnItem other -> new Step.End(new Destination.Elsewhere(other));
      case PastedLink.OtherSite other -> new Step.End(new Destination.Elsewhere(other));
      case PastedLink.RegionClosed closed -> new Step.End(new Destination.Elsewhere(closed));
    };
  }

  /** Another short link, or a page of the shop that may send us on. */
  private Step goOn(String target, boolean demo) {
    Optional<URI> next = demo ? links.followableDemo(target) : links.followable(target);
    if (next.isPresent()) {
      return new Step.Next(next.get());
    }
    boolean plain = !demo && target.regionMatches(true, 0, "http:", 0, 5);
    return new Step.End(
        new Destination.Forbidden(
            plain ? "an address without encryption" : "an address that is never followed"));
  }

  /** The end of the way; the page may still name its true address. */
  private Destination ofPage(URI at, String page) {
    for (String address : PageLinks.in(page)) {
      if (links.read(address) instanceof PastedLink.Item item) {
        return new Destination.ToItem(item);
      }
    }
    return links.read(at.toString()) instanceof PastedLink.NotAnItem other
        ? new Destination.Elsewhere(other)
        : new Destination.Elsewhere(new PastedLink.NotAnItem(Kind.OTHER_PAGE, null));
  }

  private boolean isDemo(URI address) {
    return links
        .demoOrigin()
        .filter(origin -> address.toString().startsWith(origin + "/s/"))
        .isPresent();
  }

  /** Addresses relative to ours are rare, but allowed. */
  private static String absolute(URI at, String location) {
    if (location.startsWith("//")) {
      return at.getScheme() + ":" + location;
    }
    return location.startsWith("/")
        ? at.getScheme() + "://" + at.getRawAuthority() + location
        : location;
  }
}

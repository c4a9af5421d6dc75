package dev.tidemark.price.link;

import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.marketplace.politeness.Pace;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.shortlink.Destination;
import dev.tidemark.marketplace.shortlink.ShortLinks;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows short links for people, at most two a second, and remembers for five minutes where they
 * led. Thread-safe.
 */
public final class LinkResolver {
  /** Each may take five requests; nobody pastes faster, and a script should not. */
  private static final double PER_SECOND = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ItemLinks links;
  private final Function<PastedLink.ShortLink, Destination> shortLinks;
  private final Timekeeper time;
  private final Pace pace = new Pace();
  private final RecentLinks recent = new RecentLinks();

  LinkResolver(
      ItemLinks links, Function<PastedLink.ShortLink, Destination> shortLinks, Timekeeper time) {
    this.links = links;
    this.shortLinks = shortLinks;
    this.time = time;
  }

  /**
   * Follows them on the internet.
   *
   * @param links knows the demo shop's origin, if there is one
   * @param version of Tidemark, which we never hide
   */
  public static LinkResolver onTheInternet(ItemLinks links, String version, Timekeeper time) {
    return new LinkResolver(links, ShortLinks.onTheInternet(links, version)::follow, time);
  }

  /**
   * The item behind a link. Blocks for up to 7 seconds; call it on a virtual thread.
   *
   * @throws TidemarkException not-an-item-url, unsupported-site, region-closed, too-many-requests
   *     or unavailable
   */
  public PastedLink.Item resolve(String url) {
    return switch (links.read(url)) {
      case PastedLink.Item item -> item;
      case PastedLink.ShortLink link -> follow(link);
      case PastedLink.NotAnItem _, PastedLink.OtherSite _, PastedLink.RegionClosed _ ->
          throw LinkErrors.notAnItem("This is not one of Shopee's short links.");
    };
  }

  private PastedLink.Item follow(PastedLink.ShortLink link) {
    Optional<Destination> known = recent.find(link.address(), time.nanos());
    if (known.isPresent()) {
      return item(link, known.get());
    }
    waitForTurn();
    Destination destination = shortLinks.apply(link);
    recent.add(link.address(), destination, time.nanos());
    return item(link, destination);
  }

  private static PastedLink.Item item(PastedLink.ShortLink link, Destination destination) {
    if (destination instanceof Destination.ToItem(PastedLink.Item item)) {
      return item;
    }
    throw LinkErrors.of(link.address(), destination);
  }

  private void waitForTurn() {
    Pace.Slot slot = pace.take(time.nanos(), PER_SECOND, PATIENCE);
    if (!slot.taken()) {
      throw TidemarkException.retryAfter(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many short links are being followed at once; try again in a moment.",
          slot.delay());
    }
    try {
      time.sleep(slot.delay());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TidemarkException(ErrorCode.UNAVAILABLE, "The service is stopping.");
    }
  }
}

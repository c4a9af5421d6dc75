package dev.tidemark.gateway.event;

import dev.tidemark.gateway.item.RecentAnswers;
import io.grpc.Channel;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** The feeds of all price services into one hub. */
public final class LiveEvents implements AutoCloseable {
  private final EventHub hub;
  private final List<PriceFeed> feeds;

  private LiveEvents(EventHub hub, List<PriceFeed> feeds) {
    this.hub = hub;
    this.feeds = feeds;
  }

  /**
   * Follows every one of these price services.
   *
   * @param recent hears of every item at which one of them has looked
   */
  public static LiveEvents follow(
      Vertx vertx, List<Channel> priceServices, EventHub hub, RecentAnswers recent) {
    List<PriceFeed> feeds = new ArrayList<>();
    for (Channel channel : priceServices) {
      feeds.add(new PriceFeed(vertx, channel, hub, recent, "price-" + (feeds.size() + 1)));
    }
    feeds.forEach(PriceFeed::start);
    return new LiveEvents(hub, List.copyOf(feeds));
  }

  /** Ends the feeds and every open stream, so that the server can stop without waiting for them. */
  @Override
  public void close() {
    feeds.forEach(PriceFeed::close);
    hub.all().forEach(EventStream::end);
  }
}

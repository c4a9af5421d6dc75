package dev.tidemark.gateway.event;

import dev.tidemark.gateway.item.ItemKeys;
import dev.tidemark.gateway.item.RecentAnswers;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import io.grpc.Channel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one price service and hands what it tells to the hub; comes back when the line breaks,
 * after a growing pause. Thread-safe.
 */
final class PriceFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PriceFeed.class);

  private static final long SHORTEST_PAUSE_MS = 250;

  /** A page learns of a price at the next reading anyway; asking more often helps nobody. */
  private static final long LONGEST_PAUSE_MS = 10_000;

  private final Vertx vertx;
  private final Channel channel;
  private final EventHub hub;
  private final RecentAnswers recent;
  private final String name;
  private volatile boolean closed;
  private volatile @Nullable ClientCallStreamObserver<SubscribeRequest> call;
  private volatile long pause = SHORTEST_PAUSE_MS;

  /**
   * Makes a feed that has not begun.
   *
   * @param recent hears of every item at which the price service has looked
   */
  PriceFeed(Vertx vertx, Channel channel, EventHub hub, RecentAnswers recent, String name) {
    this.vertx = vertx;
    this.channel = channel;
    this.hub = hub;
    this.recent = recent;
    this.name = name;
  }

  void start() {
    if (!closed) {
      PriceServiceGrpc.newStub(channel)
          .withWaitForReady()
          .subscribe(SubscribeRequest.getDefaultInstance(), new Listener());
    }
  }

  @Override
  public void close() {
    closed = true;
    ClientCallStreamObserver<SubscribeRequest> current = call;
    if (current != null) {
      current.cancel("the gateway is stopping", null);
    }
  }

  private void handle(PriceEvent event) {
    pause = SHORTEST_PAUSE_MS;
    if (event.getLost() > 0) {
      tellLost();
    }
    if (event.hasFlashSale()) {
      hub.publishToAll(EventJson.flashSale(event));
      return;
    }
    if (!event.hasItem()) {
      // What a newer price service tells besides is not for this gateway.
      return;
    }
    ListingId listing = ItemKeys.of(event.getItem()).listing();
    if (event.hasCheckFinished()) {
      // Before anybody is told of it, and asks.
      recent.lookedAt(listing);
    }
    if (!hub.isWanted(listing)) {
      return;
    }
    switch (event.getEventCase()) {
      case CHECK_STARTED -> hub.publish(listing, EventJson.progress(event));
      case CHECK_FINISHED -> {
        hub.publish(listing, EventJson.progress(event));
        if (event.getCheckFinished().getChanged() && event.getCheckFinished().hasPrice()) {
          hub.publish(listing, EventJson.price(event));
        }
      }
      case FLASH_SALE, EVENT_NOT_SET -> {}
    }
  }

  private void tellLost() {
    recent.forgetAll();
    hub.publishLost();
  }

  private void comeBack(String reason) {
    if (closed) {
      return;
    }
    if (pause == SHORTEST_PAUSE_MS) {
      log.info("The line to a price service broke: service={} reason={}", name, reason);
      tellLost();
    }
    long wait = pause + ThreadLocalRandom.current().nextLong(pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    vertx.setTimer(wait, _ -> start());
  }

  /** What arrives on the line. */
  private final class Listener implements ClientResponseObserver<SubscribeRequest, PriceEvent> {
    @Override
    public void beforeStart(ClientCallStreamObserver<SubscribeRequest> started) {
      call = started;
    }

    @Override
    public void onNext(PriceEvent event) {
      try {
        handle(event);
      } catch (RuntimeException unreadable) {
        log.warn("An event of a price service could not be read: service={}", name, unreadable);
      }
    }

    @Override
    public void onError(Throwable fault) {
      comeBack(String.valueOf(fault.getMessage()));
    }

    @Override
    public void onCompleted() {
      comeBack("it stopped");
    }
  }
}

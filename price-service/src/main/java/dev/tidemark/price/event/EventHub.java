package dev.tidemark.price.event;

import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.CheckFinished;
import dev.tidemark.protocol.price.v1.CheckStarted;
import dev.tidemark.protocol.price.v1.FlashSaleChanged;
import dev.tidemark.protocol.price.v1.PriceEvent;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands every event of this instance to every subscriber, without ever waiting for one: whoever
 * reads too slowly loses events and is told how many. Safe for use by many threads.
 */
public final class EventHub implements AutoCloseable {
  /** Some minutes of events at the usual budgets; beyond that a reader had better start afresh. */
  static final int QUEUE_LENGTH = 1_024;

  private final AtomicLong sequence = new AtomicLong();
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds a reader, which gets the events from now on. */
  public void subscribe(ServerCallStreamObserver<PriceEvent> observer) {
    Subscriber subscriber = new Subscriber(observer, QUEUE_LENGTH);
    observer.setOnCancelHandler(() -> subscribers.remove(subscriber));
    observer.setOnReadyHandler(subscriber::drain);
    subscribers.add(subscriber);
    if (closed) {
      end(subscriber);
    }
  }

  /** A price check has begun. */
  public void publish(ItemKey item, Instant at, CheckStarted started) {
    publish(event(item, at).setCheckStarted(started));
  }

  /** A price check has ended, and what it changed is on disk. */
  public void publish(ItemKey item, Instant at, CheckFinished finished) {
    publish(event(item, at).setCheckFinished(finished));
  }

  /** A flash sale has been announced, has begun or has ended. */
  public void publish(Region region, FlashSessionId session, String state, Instant at) {
    publish(
        PriceEvent.newBuilder()
            .setAtMs(at.toEpochMilli())
            .setSequence(sequence.incrementAndGet())
            .setFlashSale(
                FlashSaleChanged.newBuilder()
                    .setRegion(region.number())
                    .setSessionId(session.value())
                    .setState(state)));
  }

  public int subscribers() {
    return subscribers.size();
  }

  private PriceEvent.Builder event(ItemKey item, Instant at) {
    return PriceEvent.newBuilder()
        .setItem(
            ItemKeyMessage.newBuilder()
                .setRegion(item.region().number())
                .setShopId(item.shop().value())
                .setItemId(item.item().value()))
        .setAtMs(at.toEpochMilli())
        .setSequence(sequence.incrementAndGet());
  }

  private void publish(PriceEvent.Builder event) {
    if (!subscribers.isEmpty()) {
      PriceEvent built = event.build();
      subscribers.forEach(subscriber -> subscriber.offer(built));
    }
  }

  private void end(Subscriber subscriber) {
    if (subscribers.remove(subscriber)) {
      subscriber.end();
    }
  }

  /** Ends every subscription, so that readers turn to another instance. */
  @Override
  public void close() {
    closed = true;
    subscribers.forEach(this::end);
  }
}

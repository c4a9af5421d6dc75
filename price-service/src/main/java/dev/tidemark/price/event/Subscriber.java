package dev.tidemark.price.event;

import dev.tidemark.protocol.price.v1.PriceEvent;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One reader of the events, with those it has not yet taken.
 *
 * <p>A full queue drops its oldest event; the first one delivered afterwards says how many were
 * dropped. Safe for use by many threads, as the stream it writes to is not.
 */
final class Subscriber {
  private final ServerCallStreamObserver<PriceEvent> observer;
  private final int queueLength;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<PriceEvent> queue = new ArrayDeque<>();
  private long lost;
  private boolean ended;

  Subscriber(ServerCallStreamObserver<PriceEvent> observer, int queueLength) {
    this.observer = observer;
    this.queueLength = queueLength;
  }

  void offer(PriceEvent event) {
    lock.lock();
    try {
      if (queue.size() == queueLength) {
        queue.removeFirst();
        lost++;
      }
      queue.addLast(event);
      drain();
    } finally {
      lock.unlock();
    }
  }

  /** Sends as much as the reader takes without waiting. */
  void drain() {
    lock.lock();
    try {
      while (!ended && !queue.isEmpty() && !observer.isCancelled() && observer.isReady()) {
        PriceEvent next = queue.removeFirst();
        observer.onNext(lost == 0 ? next : next.toBuilder().setLost(lost).build());
        lost = 0;
      }
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      if (!ended && !observer.isCancelled()) {
        observer.onError(
            Status.UNAVAILABLE.withDescription("the price service stops").asRuntimeException());
      }
      ended = true;
      queue.clear();
    } finally {
      lock.unlock();
    }
  }
}

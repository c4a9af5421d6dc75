package dev.tidemark.user.delivery;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Notification;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.channel.ChannelStore;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.notification.NotificationStore;
import dev.tidemark.user.notification.StoredNotification;
import dev.tidemark.user.sending.Sent;
import dev.tidemark.user.sending.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what came of messages, as soon as they have gone out: whatever is not written down
 * when we are killed goes out again. What came in while the last was written goes into one
 * transaction; while the database is away everything waits here. What the database refuses is
 * written with other words, so that it stops nothing else.
 */
final class DeliveryRecorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeliveryRecorder.class);
  private static final int AT_ONCE = 200;

  private static final String UNWRITABLE = "It failed in a way that could not be written down.";

  private record Ended(Parcel parcel, Sent sent, Instant at) {
    Channel channel() {
      return parcel.channel();
    }
  }

  private final Database database;
  private final InstantSource clock;
  private final String claim;
  private final DeliveryMeters meters;
  private final Consumer<ChannelName> recorded;
  private final BlockingQueue<Ended> queue = new LinkedBlockingQueue<>();
  private final Thread thread =
      Thread.ofPlatform().name("delivery-records").daemon().unstarted(this::run);
  private final CountDownLatch closed = new CountDownLatch(1);
  private long lastNotice;

  /**
   * Prepares for records.
   *
   * @param recorded told of each channel whose message is written down
   */
  DeliveryRecorder(
      Database database,
      InstantSource clock,
      String claim,
      DeliveryMeters meters,
      Consumer<ChannelName> recorded) {
    this.database = database;
    this.clock = clock;
    this.claim = claim;
    this.meters = meters;
    this.recorded = recorded;
  }

  void start() {
    thread.start();
  }

  void add(Parcel parcel, Sent sent) {
    boolean _ = queue.add(new Ended(parcel, sent, Instant.ofEpochMilli(clock.millis())));
  }

  private void run() {
    List<Ended> ended = new ArrayList<>();
    while (closed.getCount() > 0 || !queue.isEmpty()) {
      try {
        ended.add(queue.take());
        int _ = queue.drainTo(ended, AT_ONCE);
      } catch (InterruptedException stop) {
        int _ = queue.drainTo(ended, AT_ONCE);
      }
      write(List.copyOf(ended));
      ended.clear();
    }
  }

  private void write(List<Ended> ended) {
    try {
      if (writeWhenPossible(ended)) {
        release(ended);
      }
    } catch (RuntimeException refused) {
      ended.forEach(this::writeAlone);
    }
  }

  /** What cannot be written at all is sent again when its claim lapses. */
  private void writeAlone(Ended ended) {
    try {
      if (!writeWhenPossible(List.of(ended))) {
        return;
      }
    } catch (RuntimeException refused) {
      if (closed.getCount() == 0) {
        return;
      }
      log.error("What came of a message cannot be written channel={}", ended.channel(), refused);
      writePlainly(ended);
    }
    release(List.of(ended));
  }

  private void writePlainly(Ended ended) {
    try {
      boolean _ =
          database.write(handle -> {
            new DeliveryStore(handle).finish(plainly(ended), claim);
            return true;
          });
    } catch (RuntimeException failure) {
      log.error("Nor in plain words channel={}", ended.channel(), failure);
    }
  }

  private static List<Delivery> plainly(Ended ended) {
    boolean accepted = ended.sent() instanceof Sent.Accepted;
    return ended.parcel().deliveries().stream()
        .map(it -> accepted ? it.sent(ended.at()) : it.failed(UNWRITABLE, ended.at()))
        .toList();
  }

  private void release(List<Ended> ended) {
    for (Ended one : ended) {
      meters.count(one.parcel(), one.sent(), one.at());
      recorded.accept(ChannelName.of(one.channel()));
    }
  }

  /**
   * Waits for a database that is away.
   *
   * @return false when we are closing and it still is
   * @throws RuntimeException when the database refuses what is written
   */
  private boolean writeWhenPossible(List<Ended> ended) {
    boolean failing = false;
    while (true) {
      try {
        return database.write(handle -> {
          ended.forEach(one -> write(handle, one));
          return true;
        });
      } catch (TidemarkException away) {
        if (away.error() != ErrorCode.UNAVAILABLE && away.error() != ErrorCode.OVERLOADED) {
          throw away;
        }
        if (closed.getCount() == 0) {
          return false;
        }
        if (!failing) {
          failing = true;
          log.warn("What came of messages cannot be written yet reason={}", away.toString());
        }
        rest();
      }
    }
  }

  private void rest() {
    try {
      boolean _ = closed.await(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      // Closing is seen by whoever called.
    }
  }

  private void write(Handle handle, Ended ended) {
    Parcel parcel = ended.parcel();
    Instant now = ended.at();
    List<Delivery> rows =
        switch (ended.sent()) {
          case Sent.Accepted _ -> accepted(handle, parcel, now);
          case Sent.TryLater(String problem, Duration after) ->
              failed(handle, parcel, problem, after, now);
          case Sent.Denied(String problem) -> denied(handle, parcel, problem, now);
          case Sent.Refused(String problem) -> refused(handle, parcel, problem, now);
          case Sent.Gone(String problem) -> gone(handle, parcel, problem, now);
        };
    new DeliveryStore(handle).finish(rows, claim);
  }

  private static List<Delivery> accepted(Handle handle, Parcel parcel, Instant now) {
    if (parcel.channel().failures() > 0) {
      new ChannelStore(handle).succeeded(parcel.channel());
    }
    return parcel.deliveries().stream().map(delivery -> delivery.sent(now)).toList();
  }

  private List<Delivery> failed(
      Handle handle, Parcel parcel, String problem, Duration after, Instant now) {
    Channel channel = parcel.channel();
    new ChannelStore(handle).failed(channel, now);
    return Patience.isOver(channel, now)
        ? givenUp(handle, parcel, problem, now)
        : later(handle, parcel, problem, after, now);
  }

  private List<Delivery> denied(Handle handle, Parcel parcel, String problem, Instant now) {
    Channel channel = parcel.channel();
    new ChannelStore(handle).refused(channel, now);
    return Patience.isOverWithRefusals(channel, now) || Patience.isOver(channel, now)
        ? givenUp(handle, parcel, problem, now)
        : later(handle, parcel, problem, Duration.ZERO, now);
  }

  private static List<Delivery> later(
      Handle handle, Parcel parcel, String problem, Duration after, Instant now) {
    Channel channel = parcel.channel();
    Instant next =
        AlertSettingsStore.settings(handle, channel.account())
            .retried(Patience.next(channel, after, now));
    new DeliveryStore(handle).postpone(ChannelName.of(channel), next);
    return parcel.deliveries().stream()
        .map(it -> Patience.isOver(it, now) ? it.failed(problem, now) : it.later(next, problem))
        .toList();
  }

  private List<Delivery> refused(Handle handle, Parcel parcel, String problem, Instant now) {
    Channel channel = parcel.channel();
    new ChannelStore(handle).refused(channel, now);
    if (Patience.isOverWithRefusals(channel, now)) {
      switchOff(handle, channel, problem, now);
    }
    return parcel.deliveries().stream().map(it -> it.failed(problem, now)).toList();
  }

  private List<Delivery> gone(Handle handle, Parcel parcel, String problem, Instant now) {
    new ChannelStore(handle).refused(parcel.channel(), now);
    return givenUp(handle, parcel, problem, now);
  }

  private List<Delivery> givenUp(Handle handle, Parcel parcel, String problem, Instant now) {
    switchOff(handle, parcel.channel(), problem, now);
    return parcel.deliveries().stream().map(it -> it.failed(problem, now)).toList();
  }

  /** Its owner finds a notice in the inbox, and gets it by the channels that are left. */
  private void switchOff(Handle handle, Channel channel, String why, Instant now) {
    String problem = Texts.cut(why, Delivery.LONGEST_PROBLEM);
    if (!new ChannelStore(handle).switchOff(channel, problem)) {
      return;
    }
    new DeliveryStore(handle).giveUp(ChannelName.of(channel), "The channel is off.", now);
    lastNotice = Math.max(lastNotice + 1, now.toEpochMilli());
    StoredNotification notice =
        new StoredNotification(
            channel.account(),
            new NotificationId(0, lastNotice),
            now,
            null,
            Notification.newBuilder()
                .setText(
                    "The channel \"%s\" failed again and again and is switched off now. %s"
                        .formatted(channel.name(), problem))
                .build());
    new NotificationStore(handle).insert(List.of(notice));
    DeliveryPlan.of(handle, List.of(notice), now);
    log.info("A channel was switched off channel={}", channel);
  }

  /** Writes what is left and ends. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}

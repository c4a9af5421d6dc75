package dev.tidemark.user.delivery;

import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.sending.MessageWriter;
import dev.tidemark.user.sending.Sender;
import dev.tidemark.user.sending.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, again and again: claims messages in the database, hands each to a virtual
 * thread, and leaves what came of it to the {@link DeliveryRecorder}.
 *
 * <p>Whoever is killed leaves claims behind; they lapse, and the messages go out again under the
 * same ids. Several instances share the work by their claims. One message of a channel is under way
 * at a time.
 */
public final class DeliveryRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeliveryRounds.class);

  /** What is due is usually announced; this finds what became due by itself. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  /**
   * What becomes due meanwhile goes out together: a flash sale then takes fewer messages, and the
   * database fewer questions. Nobody notices a tenth of a second.
   */
  private static final Duration GATHER = Duration.ofMillis(100);

  /** So many messages are on their way at once; a virtual thread and a socket each. */
  private static final int LANES = 256;

  /** A little longer than a call to another program's server may take. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(11);

  private final Database database;
  private final InstantSource clock;
  private final Sender sender;
  private final MessageWriter writer;
  private final DeliveryRecorder recorder;
  private final String claim = UUID.randomUUID().toString();
  private final Set<ChannelName> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore lanes = new Semaphore(LANES);
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean failing;

  public DeliveryRounds(
      Database database,
      InstantSource clock,
      Sender sender,
      MessageWriter writer,
      DeliveryMeters meters) {
    this.database = database;
    this.clock = clock;
    this.sender = sender;
    this.writer = writer;
    this.recorder =
        new DeliveryRecorder(
            database,
            clock,
            claim,
            meters,
            recorded -> {
              boolean _ = busy.remove(recorded);
              wake();
            });
    this.thread = Thread.ofPlatform().name("deliveries").daemon().unstarted(this::run);
  }

  public void start() {
    recorder.start();
    thread.start();
  }

  /** Something may be due now. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        attempt();
        boolean _ = wake.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        int _ = wake.drainPermits();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    try {
      while (round() > 0 && !closing.await(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
        // More may have become due meanwhile.
      }
      failing = false;
    } catch (RuntimeException failure) {
      if (!failing) {
        failing = true;
        log.warn("Deliveries cannot be read yet reason={}", failure.toString());
      }
    }
  }

  /** Sends what is due now by the channels that are free, and says how many messages. */
  private int round() throws InterruptedException {
    // Nothing is claimed that would have to wait for a lane while its claim runs out.
    int free = lanes.availablePermits();
    if (free == 0) {
      return 0;
    }
    Instant now = Instant.ofEpochMilli(clock.millis());
    List<Parcel> parcels =
        database.write(handle ->
            new ParcelPacker(handle, claim, now).pack(name -> !busy.contains(name), free));
    for (Parcel parcel : parcels) {
      lanes.acquire();
      boolean _ = busy.add(ChannelName.of(parcel.channel()));
      Future<?> _ = senders.submit(() -> send(parcel));
    }
    return parcels.size();
  }

  private void send(Parcel parcel) {
    Sent sent;
    try {
      sent =
          sender.send(writer.message(parcel.channel(), parcel.message(), parcel.notifications()));
    } catch (RuntimeException fault) {
      log.error("A message could not be sent channel={}", parcel.channel(), fault);
      sent = new Sent.TryLater("Something went wrong on our side.", Duration.ZERO);
    } finally {
      lanes.release();
    }
    recorder.add(parcel, sent);
  }

  /**
   * Lets what is under way end and writes down what came. A mail server may take longer than we
   * wait; its message goes out again under the same id.
   */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    senders.shutdown();
    try {
      thread.join(Duration.ofSeconds(3));
      if (!senders.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
        List<Runnable> _ = senders.shutdownNow();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    recorder.close();
  }
}

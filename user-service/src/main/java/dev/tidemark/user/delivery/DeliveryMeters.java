package dev.tidemark.user.delivery;

import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.channel.ChannelKind;
import dev.tidemark.user.notification.NotificationStore;
import dev.tidemark.user.sending.Sent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what came of messages, and how much waits. Safe for use by many threads. */
public final class DeliveryMeters implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeliveryMeters.class);

  /** How often it is seen how much waits, and what is old is deleted. */
  public static final Duration EVERY = Duration.ofSeconds(15);

  /** Inbox and log go back so far. */
  private static final Duration KEPT = Duration.ofDays(90);

  private enum Result {
    ACCEPTED,
    LATER,
    REFUSED,
    GONE
  }

  private final Database database;
  private final InstantSource clock;
  private final Map<ChannelKind, Map<Result, Counter>> counters = new EnumMap<>(ChannelKind.class);
  private final Timer delay;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("delivery-meters").daemon().factory());
  private volatile DeliveryStore.Backlog backlog = new DeliveryStore.Backlog(0, Duration.ZERO);

  public DeliveryMeters(Database database, InstantSource clock, MeterRegistry metrics) {
    this.database = database;
    this.clock = clock;
    for (ChannelKind kind : ChannelKind.values()) {
      Map<Result, Counter> ofKind = new EnumMap<>(Result.class);
      for (Result result : Result.values()) {
        ofKind.put(
            result,
            Counter.builder("tidemark_messages")
                .description("Messages with notifications, by channel and by what came of them")
                .tag("channel", kind.word())
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .register(metrics));
      }
      counters.put(kind, ofKind);
    }
    delay =
        Timer.builder("tidemark_notification_delay")
            .description("From a notification's making to the moment when a channel took it")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(10))
            .maximumExpectedValue(Duration.ofHours(1))
            .register(metrics);
    Gauge.builder("tidemark_deliveries_due", this, it -> it.backlog.waiting())
        .description("Deliveries that are due and not under way")
        .register(metrics);
    Gauge.builder(
            "tidemark_deliveries_oldest_seconds",
            this,
            it -> it.backlog.oldest().toMillis() / 1_000.0)
        .description(
            "For how long the oldest has been due, or has waited since it was made if it was tried")
        .register(metrics);
  }

  void count(Parcel parcel, Sent sent, Instant at) {
    Result result =
        switch (sent) {
          case Sent.Accepted _ -> Result.ACCEPTED;
          case Sent.TryLater _, Sent.Denied _ -> Result.LATER;
          case Sent.Refused _ -> Result.REFUSED;
          case Sent.Gone _ -> Result.GONE;
        };
    Objects.requireNonNull(
            Objects.requireNonNull(counters.get(parcel.channel().kind())).get(result))
        .increment();
    if (result == Result.ACCEPTED) {
      parcel.deliveries().forEach(it -> delay.record(Duration.between(it.createdAt(), at)));
    }
  }

  /** Begins to measure, again and again. */
  public void start() {
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::attempt, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    try {
      measure();
    } catch (RuntimeException failure) {
      log.warn("Deliveries cannot be measured yet reason={}", failure.toString());
    }
  }

  @Override
  public void close() {
    List<Runnable> _ = thread.shutdownNow();
  }

  /** Sees how much waits, and deletes some of what is too old for inbox and log. */
  public void measure() {
    Instant now = Instant.ofEpochMilli(clock.millis());
    backlog = database.read(handle -> new DeliveryStore(handle).backlog(now));
    boolean _ =
        database.write(handle -> {
          int _ = new DeliveryStore(handle).purge(now.minus(KEPT));
          int _ = new NotificationStore(handle).purge(now.minus(KEPT));
          return true;
        });
  }
}

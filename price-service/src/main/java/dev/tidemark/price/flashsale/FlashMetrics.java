package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.SessionItem;
import dev.tidemark.protocol.Region;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows how following flash sales goes. Safe for use by many threads. */
final class FlashMetrics {
  private static final List<String> RESULTS = List.of("whole", "partly", "missed");

  /** What a region followed by this instance looks like; none for those of other instances. */
  private record Standing(Instant listedAt, int sessions, int items) {}

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<Region, Standing> followed = new ConcurrentHashMap<>();

  FlashMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Begins to show a region. */
  void register(Region region) {
    Gauge.builder("tidemark_flash_list_age_seconds", this, each -> each.listAge(region))
        .description("Since the last good list of sessions; none while another instance follows")
        .tag("region", region.code())
        .register(registry);
    Gauge.builder("tidemark_flash_sessions", this, each -> each.standing(region).sessions())
        .description("Sessions that this instance follows, announced and running")
        .tag("region", region.code())
        .register(registry);
    Gauge.builder("tidemark_flash_items", this, each -> each.standing(region).items())
        .description("Items of those sessions")
        .tag("region", region.code())
        .register(registry);
    // Sessions are hours apart: whoever looks before one has ended sees that none was missed.
    for (String result : RESULTS) {
      Counter _ = endedSessions(region, result);
    }
    for (boolean seen : new boolean[] {true, false}) {
      Counter _ = endedItems(region, seen);
    }
  }

  /**
   * Counts a session that has ended, and what was expected of it, by what was seen while it ran.
   *
   * @param items all that the shop had on its list
   */
  void ended(Region region, List<SessionItem> items) {
    long seen = items.stream().filter(SessionItem::seen).count();
    String result = seen == 0 ? "missed" : seen < items.size() ? "partly" : "whole";
    endedSessions(region, result).increment();
    endedItems(region, true).increment((double) seen);
    endedItems(region, false).increment((double) (items.size() - seen));
  }

  private Counter endedSessions(Region region, String result) {
    return Counter.builder("tidemark_flash_ended_sessions")
        .description("Sessions that have ended, by how much of them was seen")
        .tag("region", region.code())
        .tag("result", result)
        .register(registry);
  }

  private Counter endedItems(Region region, boolean seen) {
    return Counter.builder("tidemark_flash_ended_items")
        .description("Items of sessions that have ended, by whether they were seen meanwhile")
        .tag("region", region.code())
        .tag("result", seen ? "seen" : "unseen")
        .register(registry);
  }

  /**
   * Remembers how a region stands.
   *
   * @param listedAt the last good list, or when we began to follow
   */
  void follows(Region region, Instant listedAt, int sessions, int items) {
    followed.put(region, new Standing(listedAt, sessions, items));
  }

  void leaves(Region region) {
    followed.remove(region);
  }

  void tracked(Region region, int items) {
    Counter.builder("tidemark_flash_tracked_items")
        .description("Items that a flash sale brought")
        .tag("region", region.code())
        .register(registry)
        .increment(items);
  }

  /** Counts a question by what it came to, in a stable word. */
  void asked(Region region, Question question, String result) {
    Counter.builder("tidemark_flash_questions")
        .description("Questions about flash sales by what they came to")
        .tag("region", region.code())
        .tag("question", question.code())
        .tag("result", result)
        .register(registry)
        .increment();
  }

  /**
   * Counts the first sight of an item after a boundary.
   *
   * @param boundary start or end
   */
  void seen(Region region, String boundary, Duration delay) {
    Timer.builder("tidemark_flash_boundary_delay")
        .description("From a session's start or end to the first sight of each item after it")
        .tag("region", region.code())
        .tag("boundary", boundary)
        .publishPercentileHistogram()
        .register(registry)
        .record(delay.isNegative() ? Duration.ZERO : delay);
  }

  private Standing standing(Region region) {
    return followed.getOrDefault(region, new Standing(Instant.EPOCH, 0, 0));
  }

  private double listAge(Region region) {
    Standing standing = followed.get(region);
    return standing == null
        ? Double.NaN
        : Duration.between(standing.listedAt(), clock.instant()).toMillis() / 1_000.0;
  }
}

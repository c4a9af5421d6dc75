package dev.tidemark.price.poll;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.marketplace.Connector;
import dev.tidemark.price.check.DueLook;
import dev.tidemark.price.check.PriceChecker;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts price checks, each on a virtual thread: never two of one item at once, and only so many of
 * one region that a slow shop does not hold up the others. Items of a region without a source are
 * put off without a check. Safe for use by many threads.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /**
   * Of the ten seconds in which a stop has to be done; the rest is for ending what does not end.
   */
  private static final Duration FINISH = Duration.ofSeconds(8);

  private static final Duration ABORT = Duration.ofSeconds(2);

  private final BucketLeases leases;
  private final Connectors connectors;
  private final PriceChecker checker;
  private final WaitingItems waiting;
  private final ShopBatches batches;
  private final RunningChecks running;
  private final Map<Region, RegionQueue> queues = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("check-", 0).factory());
  private volatile boolean closed;

  public Dispatcher(
      BucketLeases leases,
      Connectors connectors,
      PriceChecker checker,
      WaitingItems waiting,
      ShopBatches batches,
      RunningChecks running) {
    this.leases = leases;
    this.connectors = connectors;
    this.checker = checker;
    this.waiting = waiting;
    this.batches = batches;
    this.running = running;
  }

  /**
   * Takes all that is due, the most urgent first, in place of what was due before; starts as many
   * checks as there is room for now, and the others as room comes up.
   */
  void dispatch(List<DuePoll> due) {
    Map<Region, List<DuePoll>> byRegion =
        due.stream().collect(Collectors.groupingBy(each -> each.listing().region()));
    queues.forEach((region, queue) -> {
      if (!byRegion.containsKey(region)) {
        queue.replace(List.of());
      }
    });
    byRegion.forEach((region, items) -> {
      Optional<Connector> connector = connectors.of(region);
      if (connector.isPresent()) {
        queue(region).replace(batches.of(connector.get(), items));
        startMore(region, connector.get());
      } else {
        items.forEach(this::putOff);
      }
    });
  }

  /**
   * How many more looks at a region's items its budget has room for in a while.
   *
   * @param during that while
   */
  int spare(Region region, Duration during) {
    return connectors
        .of(region)
        .map(connector ->
            (int) Math.ceil(connector.hostRate(region).perSecond() * during.toMillis() / 1_000))
        .map(calls -> Math.max(0, calls - queue(region).size()))
        .orElse(0);
  }

  /** How many calls a second all the shops together grant. */
  double budgetPerSecond() {
    return connectors.regions().stream()
        .map(region -> connectors.of(region).orElseThrow().hostRate(region))
        .distinct()
        .mapToDouble(rate -> rate.perSecond())
        .sum();
  }

  void postponeWaiting(Instant now) {
    waiting.postpone(now);
  }

  private RegionQueue queue(Region region) {
    return queues.computeIfAbsent(region, _ -> new RegionQueue(places(region)));
  }

  /** Twice the calls a second, which is enough for answers that take up to two seconds. */
  private int places(Region region) {
    double perSecond = connectors.of(region).orElseThrow().hostRate(region).perSecond();
    return (int) Math.clamp(Math.ceil(2 * perSecond), 4, 64);
  }

  private void putOff(DuePoll due) {
    leases.of(due.bucket()).ifPresent(lease -> waiting.add(lease, due.listing()));
  }

  private void startMore(Region region, Connector connector) {
    RegionQueue queue = queue(region);
    Optional<List<DuePoll>> next = queue.enter();
    while (next.isPresent()) {
      if (!start(next.get(), region, connector)) {
        queue.left();
      }
      next = queue.enter();
    }
  }

  /** Starts checks of due items, as far as they are ours and nobody checks them already. */
  private boolean start(List<DuePoll> due, Region region, Connector connector) {
    List<DueLook> looks = closed ? List.of() : due.stream().flatMap(this::begun).toList();
    if (looks.isEmpty()) {
      return false;
    }
    threads.execute(() -> {
      try {
        checker.check(looks, connectors, connector.source(), running::rest);
      } finally {
        looks.forEach(look -> running.end(look.due().bucket(), look.due().listing()));
        queue(region).left();
        startMore(region, connector);
      }
    });
    return true;
  }

  private Stream<DueLook> begun(DuePoll due) {
    return leases.of(due.bucket()).stream()
        .filter(lease -> running.begin(due.bucket(), due.listing()))
        .map(lease -> new DueLook(due, lease));
  }

  /** Starts no more checks, and waits for those that run. */
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(ABORT.toMillis(), TimeUnit.MILLISECONDS)) {
          log.warn("price checks do not end count={}", running.count());
        }
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

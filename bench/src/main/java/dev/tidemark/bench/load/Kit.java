package dev.tidemark.bench.load;

import dev.tidemark.bench.dataset.Dataset;
import dev.tidemark.bench.process.Commands;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One whole run: start, fill, compare, measure, end. Not thread-safe. */
final class Kit {
  private static final int PEOPLE = 1_000;
  private static final int WARM_UP_CONNECTIONS = 64;
  private static final double OVERLOAD = 3;
  private static final int IMPATIENT_CONNECTIONS = 3_000;

  private final LoadPlan plan;
  private final Meter meter;
  private final List<Measurement> runs = new ArrayList<>();

  private Kit(LoadPlan plan, Meter meter) {
    this.plan = plan;
    this.meter = meter;
  }

  static void run(LoadPlan plan) throws InterruptedException {
    if (!Commands.has("wrk")) {
      throw new IllegalStateException("needs wrk: sudo apt-get install wrk");
    }
    try (ClusterUnderTest cluster = ClusterUnderTest.start(plan)) {
      new Dataset(plan.data().resolve("dataset"), cluster.usersUrl(), cluster.itemsUrl())
          .provide(plan.size());
      Tokens.write(cluster.redisUrl(), Math.min(PEOPLE, plan.size().users()));
      try (StoreCounters counters = new StoreCounters(cluster);
          PeerUnderTest peer = peer(plan, cluster)) {
        Kit kit = new Kit(plan, new Meter(counters));
        try {
          kit.measureAll(cluster.target(), peer == null ? null : peer.target());
          if (plan.systems().contains("limits")) {
            new Limits(plan, cluster, kit.runs).measure();
          }
        } finally {
          kit.write();
          System.err.println("Wrote " + plan.results());
        }
      }
    }
  }

  private static @Nullable PeerUnderTest peer(LoadPlan plan, ClusterUnderTest cluster)
      throws InterruptedException {
    if (!plan.systems().contains("peer")) {
      return null;
    }
    if (!Commands.has("go")) {
      System.err.println(
          "Skips the peer: Go is not installed; bench/peer/build.sh names what it needs.");
      return null;
    }
    return PeerUnderTest.start(plan, cluster);
  }

  private void measureAll(Target ours, @Nullable Target theirs) throws InterruptedException {
    warmUp(ours);
    for (Scenario scenario : plan.scenarios()) {
      List<Request> requests =
          scenario.requests(plan.size(), Math.min(PEOPLE, plan.size().users()));
      List<Target> targets = new ArrayList<>();
      if (plan.systems().contains("tidemark")) {
        targets.add(ours);
      }
      if (theirs != null && scenario.isOfPeer()) {
        new SameAnswers().check(ours, theirs, requests);
        targets.add(theirs);
      } else {
        for (Request request : requests.subList(0, 5)) {
          var _ = new SameAnswers().answer(ours, request);
        }
      }
      measure(scenario, requests, targets);
      // Whoever ends a long run early keeps what there is.
      write();
    }
  }

  /** Compilers need some ten thousand requests, whatever is measured afterwards. */
  private void warmUp(Target ours) throws InterruptedException {
    for (Scenario scenario :
        List.of(Scenario.PRICES, Scenario.WATCHLIST, Scenario.ITEM, Scenario.ITEMS)) {
      List<Request> requests =
          scenario.requests(plan.size(), Math.min(PEOPLE, plan.size().users()));
      warmUp(Wrk.of(plan.data().resolve("requests"), "warm-up", requests), ours);
    }
  }

  private void warmUp(Wrk wrk, Target target) throws InterruptedException {
    if (plan.warmUp() == 0) {
      return;
    }
    int seconds = Math.max(1, plan.warmUp() / WarmUp.ENOUGH);
    new WarmUp(() -> wrk.run(target.url(), WARM_UP_CONNECTIONS, seconds).perSecond()).run();
  }

  private void measure(Scenario scenario, List<Request> requests, List<Target> targets)
      throws InterruptedException {
    Wrk wrk = Wrk.of(plan.data().resolve("requests"), scenario.word(), requests);
    for (Target target : targets) {
      warmUp(wrk, target);
    }
    for (int connections : plan.connections()) {
      rounds(
          "closed",
          scenario,
          connections,
          targets,
          target -> wrk.run(target.url(), connections, plan.seconds()));
    }
    for (int rate : scenario == Scenario.LOGIN ? List.<Integer>of() : plan.rates()) {
      rounds(
          "open",
          scenario,
          rate,
          targets,
          target ->
              OpenLoop.run(requests, target.url(), rate, plan.seconds(), OpenLoop.CONNECTIONS));
    }
    if (scenario == Scenario.PRICES) {
      overload(requests, targets);
    }
  }

  /** Three times as many requests as ours can answer, by more people than wait in a closed loop. */
  private void overload(List<Request> requests, List<Target> targets) throws InterruptedException {
    double peak =
        runs.stream()
            .filter(run -> run.system().startsWith("tidemark") && run.kind().equals("closed"))
            .filter(run -> run.scenario().equals(Scenario.PRICES.word()))
            .mapToDouble(run -> run.loop().perSecond())
            .max()
            .orElse(0);
    int rate = (int) (OVERLOAD * peak);
    if (rate > 0) {
      Attack rush =
          target ->
              OpenLoop.run(requests, target.url(), rate, plan.seconds(), IMPATIENT_CONNECTIONS);
      // A sender that is not compiled yet sends late.
      Loop _ = rush.on(targets.getFirst());
      rounds("overload", Scenario.PRICES, rate, targets, rush);
    }
  }

  /** A run against one system. */
  private interface Attack {
    Loop on(Target target) throws InterruptedException;
  }

  private void rounds(String kind, Scenario scenario, int load, List<Target> targets, Attack attack)
      throws InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Target target : targets) {
        Measurement run =
            meter.measure(kind, target, scenario.word(), load, round, () -> attack.on(target));
        runs.add(run);
        show(run);
      }
    }
  }

  private static void show(Measurement run) {
    Loop loop = run.loop();
    System.err.printf(
        Locale.ROOT,
        "%-9s %-6s %-9s %,6d  %,9.0f/s  p50 %.1f  p99 %.1f ms  %.3f CPU s/1,000  %d failed, %d"
            + " refused%n",
        run.scenario(),
        run.kind(),
        run.system(),
        run.load(),
        loop.perSecond(),
        loop.p50(),
        loop.p99(),
        run.cpuPerThousand(),
        loop.failed(),
        loop.refused());
  }

  private void write() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    Results.write(
        plan.results(),
        new Results.Document(
            "%d cores, %s %s, Java %s, %s, load %.1f at the end"
                .formatted(
                    system.getAvailableProcessors(),
                    system.getName(),
                    system.getVersion(),
                    Runtime.version(),
                    Instant.now(),
                    system.getSystemLoadAverage()),
            "%,d users, %,d items, about %,d price changes"
                .formatted(plan.size().users(), plan.size().items(), plan.size().changes()),
            List.copyOf(runs)));
  }
}

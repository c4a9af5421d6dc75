package dev.tidemark.bench.collector;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Some price services on one database, asking one demo shop as fast as they can. */
final class Run implements AutoCloseable {
  /** The most that a host's budget can be set to. */
  private static final String BUDGET = "1000";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double LOOKS = 1_000;

  /** The counters of all processes at a moment. */
  private record Reading(
      long nanos,
      double looks,
      double changes,
      double roundSeconds,
      double rounds,
      double serviceCpu,
      double databaseCpu,
      double shopCpu,
      double serviceMegabytes) {}

  private final Plan plan;
  private final Warehouse warehouse;
  private final int items;
  private final Child shop;
  private final List<Child> services = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private Run(Plan plan, Warehouse warehouse, int items, Child shop) {
    this.plan = plan;
    this.warehouse = warehouse;
    this.items = items;
    this.shop = shop;
  }

  static Run start(Plan plan, Warehouse warehouse, int items, int services, Path folder)
      throws InterruptedException {
    List<String> words =
        List.of("shop", "--port", "0", "--items", Integer.toString(Math.max(4, items)));
    Run run =
        new Run(
            plan, warehouse, items, Child.start(plan, words, Map.of(), folder.resolve("shop.log")));
    String shop = run.shop.firstLine().strip();
    for (int i = 0; i < services; i++) {
      run.startService(shop, folder.resolve("service-" + services + "-" + i));
    }
    run.awaitReady();
    return run;
  }

  private void startService(String shop, Path folder) {
    int port = Child.freePort();
    Map<String, String> settings = new HashMap<>(warehouse.settings());
    settings.put("TIDEMARK_DEMO_URL", shop);
    settings.put("TIDEMARK_PRICE_BUDGET_PER_SECOND", BUDGET);
    settings.put("TIDEMARK_PRICE_MIN_INTERVAL", "1s");
    settings.put("TIDEMARK_PRICE_SERVICE_LISTEN", "127.0.0.1:" + port);
    settings.put("TIDEMARK_LOG_DIRECTORY", folder.resolve("log").toString());
    Child service =
        Child.start(
            plan,
            List.of("--role", "price", "--data-dir", folder.toString()),
            settings,
            folder.resolveSibling(folder.getFileName() + ".log"));
    service.drain();
    services.add(service);
    ports.add(port);
  }

  private void awaitReady() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!ports.stream().allMatch(this::leadsBuckets)) {
      if (System.nanoTime() > until || !services.stream().allMatch(Child::isAlive)) {
        throw new IllegalStateException("a price service did not get ready; its log says why");
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private boolean leadsBuckets(int port) {
    try {
      return MetricsPage.read(client, port).sum("tidemark_price_leased_buckets", "") > 0;
    } catch (java.io.UncheckedIOException notListening) {
      return false;
    }
  }

  Figures measure() throws InterruptedException {
    Thread.sleep(plan.warmUp());
    Reading before = read();
    Thread.sleep(plan.measured());
    Reading after = read();
    double seconds = (after.nanos - before.nanos) / 1e9;
    double looks = after.looks - before.looks;
    return new Figures(
        items,
        services.size(),
        looks / seconds,
        (after.changes - before.changes) / seconds,
        1_000 * (after.roundSeconds - before.roundSeconds) / (after.rounds - before.rounds),
        LOOKS * (after.serviceCpu - before.serviceCpu) / looks,
        LOOKS * (after.databaseCpu - before.databaseCpu) / looks,
        LOOKS * (after.shopCpu - before.shopCpu) / looks,
        after.serviceMegabytes);
  }

  private Reading read() {
    List<MetricsPage> pages = ports.stream().map(port -> MetricsPage.read(client, port)).toList();
    List<ProcessUse> uses = services.stream().map(Child::use).toList();
    return new Reading(
        System.nanoTime(),
        looks(pages),
        sum(pages, "tidemark_price_changes_total"),
        sum(pages, "tidemark_price_round_seconds_sum"),
        sum(pages, "tidemark_price_round_seconds_count"),
        uses.stream().mapToDouble(ProcessUse::cpuSeconds).sum(),
        warehouse.use().cpuSeconds(),
        shop.use().cpuSeconds(),
        uses.stream().mapToDouble(ProcessUse::residentMegabytes).max().orElse(0));
  }

  /** Those that came to something. */
  private static double looks(List<MetricsPage> pages) {
    return Stream.of("changed", "unchanged", "second-look")
        .flatMapToDouble(result ->
            pages.stream()
                .mapToDouble(
                    page -> page.sum("tidemark_price_checks_total", "result=\"" + result + "\"")))
        .sum();
  }

  private static double sum(List<MetricsPage> pages, String metric) {
    return pages.stream().mapToDouble(page -> page.sum(metric, "")).sum();
  }

  @Override
  public void close() {
    services.forEach(Child::close);
    shop.close();
    client.close();
  }
}

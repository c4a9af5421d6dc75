package dev.tidemark.e2e;

import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.itemsdb.poll.BucketLease;
import dev.tidemark.itemsdb.poll.BucketLeaseStore;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Price services, each a process of its own, that share one items-db and ask one shop of invented
 * goods. The other roles are not there: items are tracked straight in the database.
 */
final class PriceFleet implements AutoCloseable {
  /** The region whose web source is pointed at the demo shop. */
  static final Region REGION = Region.SG;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestDatabase schema = TestDatabase.create();
  private final Database database;
  private final Map<String, String> settings = new HashMap<>();
  private final int count;
  private final List<ServerProcess> services = new ArrayList<>();

  /** Prepares so many price services; {@link #start} starts them. */
  PriceFleet(URI shop, int count, Map<String, String> further) {
    DatabaseConfig config =
        new DatabaseConfig(
            ItemsDb.NAME,
            schema.url(),
            schema.user(),
            schema.password(),
            DatabaseConfig.CONNECTIONS);
    Migrations.run(config, ItemsDb.MIGRATIONS);
    this.database = Database.open(config, new SimpleMeterRegistry());
    settings.put("items-db.url", schema.url());
    settings.put("items-db.user", schema.user());
    settings.put("items-db.password", schema.password());
    settings.put("demo.enabled", "false");
    settings.put("shopee-web.enabled", "true");
    settings.put("shopee-web.base-url." + REGION.code(), shop.toString());
    settings.put("price.min-interval", "1s");
    settings.putAll(further);
    this.count = count;
  }

  /** Starts them all, and returns when each has its share of the buckets. */
  void start(Path directory) {
    for (int number = 1; number <= count; number++) {
      int port = ServerProcess.freePort();
      Map<String, String> own = new HashMap<>(settings);
      own.put("price-service.listen", "127.0.0.1:" + port);
      own.put("price-service.addresses", "127.0.0.1:" + port);
      services.add(
          new ServerProcess(
              directory.resolve("price-" + number), own, port, List.of("--role", "price")));
    }
    services.forEach(ServerProcess::start);
    services.forEach(ServerProcess::awaitReady);
    await().atMost(PATIENCE).until(() -> sharedBy(size()));
  }

  /** Kills one with SIGKILL and says how long it took until the others had all of its buckets. */
  Duration kill(int victim) {
    services.get(victim).kill();
    Instant killed = Instant.now();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> sharedBy(size() - 1));
    return Duration.between(killed, Instant.now());
  }

  /** Starts one again after {@link #kill}, and returns when it has its share of the buckets. */
  void restart(int victim) {
    services.get(victim).start();
    services.get(victim).awaitReady();
    await().atMost(PATIENCE).until(() -> sharedBy(size()));
  }

  ServerProcess service(int index) {
    return services.get(index);
  }

  int size() {
    return services.size();
  }

  /** Begins to track items, all due now, as item-service does. */
  void track(List<DemoItem> items) {
    Instant now = Instant.now();
    for (DemoItem item : items) {
      ItemKey key = item.key(REGION);
      boolean _ =
          database.write(handle -> {
            new PollScheduleStore(handle).insertDue(key.listing(), now, Duration.ofMinutes(1));
            return new ListingStore(handle).insertProvisional(key, now);
          });
    }
  }

  Database database() {
    return database;
  }

  /** The items that a service looks after at this moment. */
  List<DemoItem> itemsOf(int service, List<DemoItem> items) {
    Set<Integer> buckets = bucketsOf(service);
    return items.stream()
        .filter(item -> buckets.contains(Buckets.of(item.key(REGION).listing())))
        .toList();
  }

  /** How long the leases of a service still run, as long as it does not renew them. */
  Duration leaseLeft(int service) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT MIN(lease_until)"
                    + " - TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000"
                    + " FROM bucket_lease WHERE owner LIKE :owner AND lease_until > 0")
            .bind("owner", "price-%" + process(service) + "%")
            .mapTo(Long.class)
            .findOne()
            .map(Duration::ofMillis)
            .orElse(Duration.ZERO));
  }

  /** Which service leads the region: asks about its flash sales. */
  int leader() {
    int bucket = Buckets.of(ListingId.of(REGION, new ItemId(1)));
    return IntStream.range(0, size())
        .filter(service -> bucketsOf(service).contains(bucket))
        .findFirst()
        .orElseThrow();
  }

  private Set<Integer> bucketsOf(int service) {
    return leases().stream()
        .filter(lease -> lease.live() && lease.owner().contains(process(service)))
        .map(BucketLease::bucket)
        .collect(Collectors.toSet());
  }

  /** How it is named among the owners of leases: price-machine-process-start-random. */
  private String process(int service) {
    return "-" + services.get(service).pid() + "-";
  }

  /** Whether every bucket is leased, to so many owners. */
  boolean sharedBy(int owners) {
    List<BucketLease> leases = leases();
    return leases.stream().allMatch(BucketLease::live)
        && leases.stream().map(BucketLease::owner).distinct().count() == owners;
  }

  private List<BucketLease> leases() {
    return database.read(handle -> new BucketLeaseStore(handle).read());
  }

  /** How many answers a service has thrown away since its start. */
  double dropped(int service) {
    URI metrics = services.get(service).adminUrl().resolve("/metrics");
    return Web.get(metrics)
        .body()
        .lines()
        .filter(line -> line.startsWith("tidemark_price_checks_total{"))
        .filter(line -> line.contains("result=\"dropped\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** How many items have been looked at successfully since then. */
  int seenSince(Instant since) {
    return database.read(handle ->
        handle
            .createQuery("SELECT COUNT(*) FROM poll_state WHERE last_poll_at >= :since")
            .bind("since", since.toEpochMilli())
            .mapTo(Integer.class)
            .one());
  }

  /** What all of them have printed and logged, for failures. */
  String output() {
    StringBuilder text = new StringBuilder();
    services.forEach(service -> text.append(service.output()).append("\n---\n"));
    return text.toString();
  }

  @Override
  public void close() {
    services.forEach(ServerProcess::stop);
    database.close();
    schema.close();
  }
}

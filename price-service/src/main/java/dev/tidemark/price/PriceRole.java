package dev.tidemark.price;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.price.check.CheckMetrics;
import dev.tidemark.price.check.OutcomeWriter;
import dev.tidemark.price.check.PriceChecker;
import dev.tidemark.price.connector.ConnectorReporter;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.doubt.Suspects;
import dev.tidemark.price.duty.Duties;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.flashsale.FlashFollowers;
import dev.tidemark.price.flashsale.FlashSource;
import dev.tidemark.price.flashsale.FollowedRegions;
import dev.tidemark.price.flashsale.OfferPrices;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.LeaseTimes;
import dev.tidemark.price.link.LinkCalls;
import dev.tidemark.price.link.LinkResolver;
import dev.tidemark.price.pace.Pace;
import dev.tidemark.price.partition.PartitionUpkeep;
import dev.tidemark.price.poll.Dispatcher;
import dev.tidemark.price.poll.ItemCounts;
import dev.tidemark.price.poll.PollLoop;
import dev.tidemark.price.poll.RunningChecks;
import dev.tidemark.price.poll.WaitingItems;
import dev.tidemark.price.writing.FailedLookWriter;
import dev.tidemark.price.writing.HeadlineWriter;
import dev.tidemark.price.writing.PriceWriter;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.DemoShopAddress;
import dev.tidemark.runtime.role.RoleEnvironment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Builds the price service: a list of its parts, in the order in which they need each other. */
public final class PriceRole {
  /** A quarter of the age at which a report no longer counts. */
  private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

  private PriceRole() {}

  public static List<SettingDefinition> settings() {
    return PriceSettings.definitions();
  }

  /** The sources of prices that are switched on, each in words; empty when there is none. */
  public static List<String> sources(Settings settings) {
    return PriceSettings.sources(settings);
  }

  /**
   * Tries the sources that are switched on, with one call each; takes up to ten seconds for each.
   */
  public static List<SourceFinding> examine(Settings settings, InstantSource clock) {
    return SourceExamination.of(settings, clock);
  }

  /** Starts the price service with the sources that are switched on. */
  public static void start(RoleEnvironment environment) {
    Timekeeper time = Timekeeper.system(environment.clock());
    List<Connector> sources = PriceSources.open(environment.settings(), time, new Random());
    start(environment, sources, LeaseTimes.USUAL);
  }

  /** Starts the price service; what it opens is closed by the environment's lifecycle. */
  static void start(RoleEnvironment environment, List<Connector> sources, LeaseTimes times) {
    Settings settings = environment.settings();
    Lifecycle lifecycle = environment.lifecycle();
    double budget = settings.get(PriceSettings.BUDGET);

    environment.databases().migrate(ItemsDb.NAME, ItemsDb.MIGRATIONS);
    Database database = environment.databases().open(ItemsDb.NAME);

    Connectors connectors =
        lifecycle.add(
            "connectors", new Connectors(sources, Timekeeper.system(environment.clock())));
    RunningChecks running = new RunningChecks();
    BucketLeases leases = lifecycle.add("leases", new BucketLeases(database, times, running::in));
    ConnectorReporter reporter = new ConnectorReporter(database, connectors, leases.owner());

    EventHub events = new EventHub();
    Suspects suspects = new Suspects(database);
    Pace pace = new Pace(settings.get(PriceSettings.MIN_INTERVAL), budget, new Random());
    OutcomeWriter outcomes =
        new OutcomeWriter(
            new PriceWriter(database), new FailedLookWriter(database), suspects, pace);
    PriceChecker checker =
        new PriceChecker(
            database,
            outcomes,
            events,
            new CheckMetrics(environment.metrics()),
            environment.clock());
    Dispatcher dispatcher =
        lifecycle.add(
            "price checks",
            new Dispatcher(
                leases, connectors, checker, new WaitingItems(database), running, budget));
    PollLoop loop = new PollLoop(database, leases, dispatcher, environment.clock());
    ItemCounts counts = new ItemCounts(database, pace, PriceSettings.hosts(settings));
    PartitionUpkeep partitions =
        new PartitionUpkeep(
            work -> environment.databases().asOwner(ItemsDb.NAME, work), environment.clock());

    environment
        .transport()
        .serve(
            "price",
            database.executor(),
            List.of(new PriceGrpcService(events, reporter, links(environment))));
    lifecycle.add("events", events);
    PollGauges.register(environment.metrics(), leases, loop, running);
    environment.readiness().register("buckets", () -> requireBuckets(leases));

    leases.start();
    Duties upkeep = lifecycle.add("upkeep", new Duties("price-upkeep"));
    upkeep.every(REPORT_EVERY, "report connectors", reporter::report);
    upkeep.every(ConnectorReporter.NEWS_EVERY, "report news of connectors", reporter::reportNews);
    upkeep.every(
        REPORT_EVERY, "learn suspects", () -> suspects.learn(environment.clock().instant()));
    upkeep.every(ItemCounts.EVERY, "count items", counts::count);
    upkeep.every(PartitionUpkeep.EVERY, "add partitions", partitions::run);
    lifecycle.add("polling", new Duties("poll")).every(PollLoop.EVERY, "poll", loop::look);

    DoubtPauses pauses = pace.doubtPauses();
    OfferPrices prices = new OfferPrices(new HeadlineWriter(database, pauses), suspects, events);
    followFlashSales(environment, database, leases, connectors, prices);
  }

  private static void followFlashSales(
      RoleEnvironment environment,
      Database database,
      BucketLeases leases,
      Connectors connectors,
      OfferPrices prices) {
    Settings settings = environment.settings();
    Map<Region, FlashSource> sources =
        FlashSource.among(
            connectors.all(), FollowedRegions.of(settings), settings.get(PriceSettings.BUDGET));
    FlashFollowers followers =
        environment
            .lifecycle()
            .add(
                "flash sales",
                new FlashFollowers(
                    database, leases, sources, prices, environment.metrics(), environment.clock()));
    Duties duties = environment.lifecycle().add("flash sale rounds", new Duties("flash-sales"));
    duties.every(FlashFollowers.EVERY, "follow flash sales", followers::look);
    duties.every(FlashFollowers.MEASURE_EVERY, "measure flash sales", followers::measure);
  }

  private static LinkCalls links(RoleEnvironment environment) {
    ItemLinks links =
        DemoShopAddress.of(environment.settings())
            .map(ItemLinks::withDemo)
            .orElseGet(ItemLinks::withoutDemo);
    return new LinkCalls(
        LinkResolver.onTheInternet(
            links, PriceSettings.version(), Timekeeper.system(environment.clock())));
  }

  private static void requireBuckets(BucketLeases leases) {
    if (leases.count() == 0) {
      throw new IllegalStateException("no bucket is leased to this instance");
    }
  }
}

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
import dev.tidemark.price.demo.DemoFill;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.doubt.Suspects;
import dev.tidemark.price.duty.Duties;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.flashsale.FlashFollowers;
import dev.tidemark.price.flashsale.FlashSource;
import dev.tidemark.price.flashsale.FollowedRegions;
import dev.tidemark.price.flashsale.OfferPrices;
import dev.tidemark.price.imports.ImportReader;
import dev.tidemark.price.imports.ImportWorker;
import dev.tidemark.price.imports.Imports;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.LeaseTimes;
import dev.tidemark.price.link.LinkCalls;
import dev.tidemark.price.link.LinkResolver;
import dev.tidemark.price.observation.Observations;
import dev.tidemark.price.observation.ReportCheck;
import dev.tidemark.price.observation.ReportMetrics;
import dev.tidemark.price.observation.ReportWriter;
import dev.tidemark.price.partition.PartitionUpkeep;
import dev.tidemark.price.poll.Dispatcher;
import dev.tidemark.price.poll.ItemCensus;
import dev.tidemark.price.poll.PaceKeeper;
import dev.tidemark.price.poll.PollLoop;
import dev.tidemark.price.poll.RunningChecks;
import dev.tidemark.price.poll.WaitingItems;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.price.schedule.Lateness;
import dev.tidemark.price.schedule.Retreat;
import dev.tidemark.price.schedule.Schedule;
import dev.tidemark.price.turn.SharedTurnKeeper;
import dev.tidemark.price.watcher.WatcherCalls;
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
import java.util.UUID;

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

  /**
   * Starts the price service with the sources that are switched on; what it opens is closed by the
   * environment's lifecycle.
   */
  public static void start(RoleEnvironment environment) {
    Settings settings = environment.settings();
    Lifecycle lifecycle = environment.lifecycle();

    environment.databases().migrate(ItemsDb.NAME, ItemsDb.MIGRATIONS);
    Database database = environment.databases().open(ItemsDb.NAME);

    Timekeeper time = Timekeeper.system(environment.clock());
    List<Connector> sources =
        PriceSources.open(settings, time, new Random(), new SharedTurnKeeper(database));
    Connectors connectors = lifecycle.add("connectors", new Connectors(sources, time));
    RunningChecks running = new RunningChecks();
    BucketLeases leases =
        lifecycle.add("leases", new BucketLeases(database, LeaseTimes.USUAL, running::in));
    ConnectorReporter reporter = new ConnectorReporter(database, connectors, leases.owner());

    EventHub events = new EventHub();
    Suspects suspects = new Suspects(database);
    HostPaces paces = new HostPaces(settings.get(PriceSettings.MIN_INTERVAL));
    Lateness lateness = new Lateness();
    Schedule schedule = new Schedule(paces, new Random());
    DoubtPauses pauses = DoubtPauses.with(paces.shortest());
    OutcomeWriter outcomes =
        new OutcomeWriter(
            new PriceWriter(database, schedule, pauses),
            new FailedLookWriter(database),
            suspects,
            new Retreat(paces, new Random()),
            lateness);
    PriceChecker checker =
        new PriceChecker(database, outcomes, events, new CheckMetrics(environment.metrics()), time);
    Dispatcher dispatcher =
        lifecycle.add(
            "price checks",
            new Dispatcher(leases, connectors, checker, new WaitingItems(database), running));
    PollLoop loop = new PollLoop(database, leases, dispatcher, schedule, environment.clock());
    ItemCensus census = new ItemCensus(database, environment.clock());
    PaceKeeper keeper = new PaceKeeper(database, connectors, census, paces, lateness);
    PartitionUpkeep partitions =
        new PartitionUpkeep(
            work -> environment.databases().asOwner(ItemsDb.NAME, work), environment.clock());

    DemoFill demo =
        lifecycle.add(
            "demo fill", new DemoFill(DemoShopAddress.of(settings), database, environment.clock()));

    ReportCheck reports = new ReportCheck(itemLinks(settings), environment.clock());
    ReportWriter reportWriter = new ReportWriter(environment.clock());
    ReportMetrics reportMetrics = new ReportMetrics(environment.metrics());
    Observations observations = new Observations(database, reports, reportWriter, reportMetrics);
    Imports imports = new Imports(database, environment.clock());
    ImportWorker importWorker =
        new ImportWorker(
            database,
            imports,
            new ImportReader(database, reports, reportWriter, reportMetrics),
            environment.clock(),
            UUID.randomUUID().toString());
    environment
        .transport()
        .serve(
            "price",
            database.executor(),
            List.of(
                new PriceGrpcService(
                    events,
                    reporter,
                    links(environment),
                    demo,
                    observations,
                    imports,
                    new WatcherCalls(database, paces.shortest(), environment.clock()))));
    lifecycle.add("events", events);
    PollGauges.register(environment.metrics(), leases, loop, running);
    PollGauges.register(environment.metrics(), connectors.regions(), census, paces);
    environment.readiness().register("buckets", () -> requireBuckets(leases));

    leases.start();
    Duties upkeep = lifecycle.add("upkeep", new Duties("price-upkeep"));
    upkeep.every(REPORT_EVERY, "report connectors", reporter::report);
    upkeep.every(ConnectorReporter.NEWS_EVERY, "report news of connectors", reporter::reportNews);
    upkeep.every(
        REPORT_EVERY, "learn suspects", () -> suspects.learn(environment.clock().instant()));
    upkeep.every(PaceKeeper.EVERY, "count items", census::count);
    upkeep.every(PaceKeeper.EVERY, "keep the pace", keeper::keep);
    upkeep.every(PartitionUpkeep.EVERY, "add partitions", partitions::run);
    lifecycle
        .add("imports", new Duties("imports"))
        .every(ImportWorker.EVERY, "imports", importWorker::work);
    lifecycle.add("import worker", importWorker);
    lifecycle.add("polling", new Duties("poll")).every(PollLoop.EVERY, "poll", loop::look);

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
    return new LinkCalls(
        LinkResolver.onTheInternet(
            itemLinks(environment.settings()),
            PriceSettings.version(),
            Timekeeper.system(environment.clock())));
  }

  private static ItemLinks itemLinks(Settings settings) {
    return DemoShopAddress.of(settings).map(ItemLinks::withDemo).orElseGet(ItemLinks::withoutDemo);
  }

  private static void requireBuckets(BucketLeases leases) {
    if (leases.count() == 0) {
      throw new IllegalStateException("no bucket is leased to this instance");
    }
  }
}

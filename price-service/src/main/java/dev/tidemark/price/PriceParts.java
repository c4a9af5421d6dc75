package dev.tidemark.price;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.price.administration.ForgetAccount;
import dev.tidemark.price.administration.PollFigures;
import dev.tidemark.price.administration.PriceAdministrationGrpcService;
import dev.tidemark.price.check.CheckMetrics;
import dev.tidemark.price.check.OutcomeWriter;
import dev.tidemark.price.check.PriceChecker;
import dev.tidemark.price.connector.ConnectorReporter;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.delivery.ChangeDelivery;
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
import dev.tidemark.price.poll.DueItems;
import dev.tidemark.price.poll.ItemCensus;
import dev.tidemark.price.poll.PaceKeeper;
import dev.tidemark.price.poll.PollLoop;
import dev.tidemark.price.poll.RunningChecks;
import dev.tidemark.price.poll.ShopBatches;
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
import dev.tidemark.protocol.user.v1.AlertServiceGrpc;
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

/** The parts of the price service, in the order in which they need each other. */
final class PriceParts {
  /** A quarter of the age at which a report no longer counts. */
  private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

  private final RoleEnvironment environment;
  private final Settings settings;
  private final Lifecycle lifecycle;
  private final InstantSource clock;
  private final Database database;
  private final Timekeeper time;
  private final Connectors connectors;
  private final RunningChecks running = new RunningChecks();
  private final BucketLeases leases;
  private final ConnectorReporter reporter;
  private final EventHub events = new EventHub();
  private final Suspects suspects;
  private final CheckMetrics metrics;
  private final HostPaces paces;
  private final DoubtPauses pauses;

  PriceParts(RoleEnvironment environment, Database database) {
    this.environment = environment;
    this.settings = environment.settings();
    this.lifecycle = environment.lifecycle();
    this.clock = environment.clock();
    this.database = database;
    this.time = Timekeeper.system(clock);
    this.connectors =
        lifecycle.add(
            "connectors",
            new Connectors(
                PriceSources.open(settings, time, new Random(), new SharedTurnKeeper(database)),
                time));
    this.leases =
        lifecycle.add("leases", new BucketLeases(database, LeaseTimes.USUAL, running::in));
    this.reporter = new ConnectorReporter(database, connectors, leases.owner());
    this.suspects = new Suspects(database);
    this.metrics = new CheckMetrics(environment.metrics());
    this.paces = new HostPaces(settings.get(PriceSettings.MIN_INTERVAL));
    this.pauses = DoubtPauses.with(paces.shortest());
  }

  void start() {
    Lateness lateness = new Lateness();
    ItemCensus census = new ItemCensus(database, clock);
    PollLoop loop = pollLoop(census, lateness);
    PaceKeeper keeper = new PaceKeeper(database, connectors, census, paces, lateness);
    serve(new PollFigures(leases, connectors, census, paces));
    PollGauges.register(environment.metrics(), leases, loop, running);
    PollGauges.register(environment.metrics(), connectors, census, paces);
    environment.readiness().register("buckets", this::requireBuckets);

    leases.start();
    keepUp(census, keeper);
    lifecycle.add("polling", new Duties("poll")).every(PollLoop.EVERY, "poll", loop::look);
    followFlashSales();
    deliverChanges();
  }

  private PollLoop pollLoop(ItemCensus census, Lateness lateness) {
    Schedule schedule = new Schedule(paces, new Random());
    OutcomeWriter outcomes =
        new OutcomeWriter(
            new PriceWriter(database, schedule, pauses),
            new FailedLookWriter(database),
            suspects,
            new Retreat(paces, new Random()),
            lateness);
    Dispatcher dispatcher =
        lifecycle.add(
            "price checks",
            new Dispatcher(
                leases,
                connectors,
                new PriceChecker(database, outcomes, events, metrics, time),
                new WaitingItems(database, census),
                new ShopBatches(database),
                running));
    return new PollLoop(
        new DueItems(database, census::regions),
        leases,
        dispatcher,
        schedule,
        clock,
        environment.metrics());
  }

  private void serve(PollFigures figures) {
    DemoFill demo =
        lifecycle.add("demo fill", new DemoFill(DemoShopAddress.of(settings), database, clock));
    ReportCheck check = new ReportCheck(itemLinks(), clock);
    ReportWriter writer = new ReportWriter(clock);
    ReportMetrics reports = new ReportMetrics(environment.metrics());
    Imports imports = new Imports(database, clock);
    environment
        .transport()
        .serve(
            "price",
            database.executor(),
            List.of(
                new PriceGrpcService(
                    events,
                    reporter,
                    links(),
                    demo,
                    new Observations(database, check, writer, reports),
                    imports,
                    new WatcherCalls(database, paces.shortest(), clock)),
                new PriceAdministrationGrpcService(new ForgetAccount(database), figures)));
    lifecycle.add("events", events);
    work(imports, new ImportReader(database, check, writer, reports));
  }

  private void work(Imports imports, ImportReader reader) {
    ImportWorker worker =
        new ImportWorker(database, imports, reader, clock, UUID.randomUUID().toString());
    lifecycle
        .add("imports", new Duties("imports"))
        .every(ImportWorker.EVERY, "imports", worker::work);
    lifecycle.add("import worker", worker);
  }

  private void keepUp(ItemCensus census, PaceKeeper keeper) {
    PartitionUpkeep partitions =
        new PartitionUpkeep(work -> environment.databases().maintain(ItemsDb.NAME, work), clock);
    Duties upkeep = lifecycle.add("upkeep", new Duties("price-upkeep"));
    upkeep.every(REPORT_EVERY, "report connectors", reporter::report);
    upkeep.every(ConnectorReporter.NEWS_EVERY, "report news of connectors", reporter::reportNews);
    upkeep.every(
        ConnectorReporter.NEWS_EVERY, "learn suspects", () -> suspects.learn(clock.instant()));
    upkeep.every(PaceKeeper.EVERY, "count items", census::count);
    upkeep.every(PaceKeeper.EVERY, "keep the pace", keeper::keep);
    upkeep.every(PartitionUpkeep.EVERY, "add partitions", partitions::run);
  }

  private void followFlashSales() {
    OfferPrices prices =
        new OfferPrices(new HeadlineWriter(database, pauses), suspects, events, metrics);
    Map<Region, FlashSource> sources =
        FlashSource.among(connectors.all(), FollowedRegions.of(settings));
    FlashFollowers followers =
        lifecycle.add(
            "flash sales",
            new FlashFollowers(
                database, leases, sources, paces.shortest(), prices, environment.metrics(), clock));
    Duties duties = lifecycle.add("flash sale rounds", new Duties("flash-sales"));
    duties.every(FlashFollowers.EVERY, "follow flash sales", followers::look);
    duties.every(FlashFollowers.MEASURE_EVERY, "measure flash sales", followers::measure);
  }

  private void deliverChanges() {
    ChangeDelivery delivery =
        new ChangeDelivery(
            database,
            AlertServiceGrpc.newBlockingStub(environment.transport().optionalChannel("user")),
            bucket -> leases.of(bucket).isPresent(),
            environment.metrics());
    Duties duties = lifecycle.add("change delivery", new Duties("change-delivery"));
    duties.every(ChangeDelivery.EVERY, "deliver changes", delivery::tell);
    duties.every(ChangeDelivery.MEASURE_EVERY, "measure the outbox", delivery::measure);
  }

  private LinkCalls links() {
    return new LinkCalls(LinkResolver.onTheInternet(itemLinks(), PriceSettings.version(), time));
  }

  private ItemLinks itemLinks() {
    return DemoShopAddress.of(settings).map(ItemLinks::withDemo).orElseGet(ItemLinks::withoutDemo);
  }

  private void requireBuckets() {
    if (leases.count() == 0) {
      throw new IllegalStateException("no bucket is leased to this instance");
    }
  }
}

package dev.tidemark.price;

import dev.tidemark.itemsdb.poll.PollCensus;
import dev.tidemark.price.connector.Connectors;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.poll.ItemCensus;
import dev.tidemark.price.poll.PollLoop;
import dev.tidemark.price.poll.RunningChecks;
import dev.tidemark.price.schedule.HostPaces;
import dev.tidemark.protocol.Region;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Shows how far polling is behind, how fresh prices are, and how the budgets are spent. */
final class PollGauges {
  private PollGauges() {}

  static void register(
      MeterRegistry metrics, BucketLeases leases, PollLoop loop, RunningChecks running) {
    Gauge.builder("tidemark_price_leased_buckets", leases, BucketLeases::count)
        .description("Buckets that this instance polls")
        .register(metrics);
    Gauge.builder("tidemark_price_collectors", leases, BucketLeases::liveCollectors)
        .description("Price services that are alive")
        .register(metrics);
    Gauge.builder("tidemark_price_running_checks", running, RunningChecks::count)
        .description("Price checks that run now")
        .register(metrics);
    Gauge.builder("tidemark_price_due_buckets", loop, PollLoop::dueBuckets)
        .description("Buckets of this instance with due items")
        .register(metrics);
    Gauge.builder("tidemark_price_poll_lag_seconds", loop, each -> each.lag().toMillis() / 1_000.0)
        .description("How long the longest waiting item of this instance has been due")
        .register(metrics);
  }

  /** The same figures for each region; of all its items, whoever polls them. */
  static void register(
      MeterRegistry metrics, Connectors connectors, ItemCensus census, HostPaces paces) {
    for (Region region : connectors.regions()) {
      Gauge.builder(
              "tidemark_price_budget_per_second", connectors, each -> each.callsPerSecond(region))
          .tag("region", region.code())
          .description("Calls a second that all price services together may make for the region")
          .register(metrics);
      Gauge.builder("tidemark_price_mu", paces, each -> each.of(region).mu())
          .tag("region", region.code())
          .description("Stretches the intervals of the region's items until they fit the budget")
          .register(metrics);
      Gauge.builder(
              "tidemark_price_floor_seconds", paces, each -> each.of(region).floor().toSeconds())
          .tag("region", region.code())
          .description("No item of the region waits longer between two looks")
          .register(metrics);
      count(region, census, "tidemark_price_items", PollCensus::items)
          .description("Items of the region")
          .register(metrics);
      count(region, census, "tidemark_price_overdue_items", PollCensus::overdue)
          .description("Items of the region that are due")
          .register(metrics);
      count(region, census, "tidemark_price_stale_share", PollCensus::staleShare)
          .description("Share of the region's weight that has probably changed since it was seen")
          .register(metrics);
    }
  }

  private static Gauge.Builder<ItemCensus> count(
      Region region, ItemCensus census, String name, ToDoubleFunction<PollCensus> figure) {
    return Gauge.builder(name, census, each -> figure.applyAsDouble(each.of(region)))
        .tag("region", region.code());
  }
}

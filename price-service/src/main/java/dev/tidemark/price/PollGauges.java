package dev.tidemark.price;

import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.poll.PollLoop;
import dev.tidemark.price.poll.RunningChecks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows how far polling is behind, and how much of it is this instance's. */
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
}

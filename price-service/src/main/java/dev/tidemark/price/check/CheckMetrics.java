package dev.tidemark.price.check;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.price.writing.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Counts how price checks end. Safe for use by many threads. */
public final class CheckMetrics {
  private final MeterRegistry registry;
  private final Counter changes;
  private final Timer boundaryDelays;

  public CheckMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.changes =
        Counter.builder("tidemark_price_changes")
            .description("Rows appended to the changelog")
            .register(registry);
    this.boundaryDelays =
        Timer.builder("tidemark_price_boundary_delay")
            .description("From a flash sale's start or end to the look that saw it")
            .publishPercentileHistogram()
            .register(registry);
  }

  void count(Attempt attempt, PriceCheck answer, Outcome outcome, Instant at) {
    Counter.builder("tidemark_price_checks")
        .description("Price checks by how they ended")
        .tag("source", attempt.source().code())
        .tag("region", attempt.item().region().code())
        .tag("result", outcome.result().code())
        .register(registry)
        .increment();
    if (outcome.written() instanceof Written.Stored stored) {
      changes.increment(stored.changes());
      Instant boundary = attempt.due().boundaryAt();
      if (boundary != null && !boundary.isAfter(at)) {
        boundaryDelays.record(Duration.between(boundary, at));
      }
    }
    if (answer instanceof PriceCheck.Refused refused) {
      refused(refused.reasons());
    }
  }

  /** Counts an answer that was not believed, or a part of one. */
  public void refused(Collection<Refusal> reasons) {
    for (Refusal reason : reasons) {
      Counter.builder("tidemark_price_refused_answers")
          .description("Answers, and entries of lists, that were not believed, by each reason")
          .tag("reason", reason.code())
          .register(registry)
          .increment();
    }
  }
}

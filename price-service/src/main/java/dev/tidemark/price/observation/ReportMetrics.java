package dev.tidemark.price.observation;

import dev.tidemark.protocol.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of reported observations. Safe for use by many threads. */
public final class ReportMetrics {
  private final MeterRegistry registry;

  public ReportMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Source source : new Source[] {Source.EXTENSION, Source.IMPORT}) {
      for (String result : new String[] {"accepted", "unchanged", "refused"}) {
        var _ = counter(source, true, result);
        var _ = counter(source, false, result);
      }
    }
    for (Reason reason : Reason.values()) {
      var _ = refusals(reason);
    }
  }

  public void count(Source source, Reporter reporter, Outcome outcome) {
    String result =
        switch (outcome) {
          case Outcome.Accepted _ -> "accepted";
          case Outcome.Unchanged _ -> "unchanged";
          case Outcome.Refused(Reason reason, _) -> {
            refusals(reason).increment();
            yield "refused";
          }
        };
    counter(source, reporter.shared(), result).increment();
  }

  private Counter counter(Source source, boolean shared, String result) {
    return Counter.builder("tidemark_observations")
        .description(
            "Observations reported by browsers, collectors and files, by what became of them")
        .tag("source", source.code())
        .tag("series", shared ? "shared" : "private")
        .tag("result", result)
        .register(registry);
  }

  private Counter refusals(Reason reason) {
    return Counter.builder("tidemark_observations_refused")
        .description("Reported observations that were refused, by the reason")
        .tag("reason", reason.code())
        .register(registry);
  }
}

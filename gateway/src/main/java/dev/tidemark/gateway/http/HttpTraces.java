package dev.tidemark.gateway.http;

import dev.tidemark.runtime.tracing.Tracing;

/** Begins the trace of each exchange, where tracing is on. Thread-safe. */
public sealed interface HttpTraces permits HttpTraces.None, RecordedHttpTraces {
  /** Names no class of OpenTelemetry, which would be loaded where nothing is traced. */
  static HttpTraces of(Tracing tracing) {
    return tracing.equals(Tracing.off()) ? new None() : RecordedHttpTraces.of(tracing);
  }

  /** What belongs to the exchange from now on does so for its event loop too. */
  ExchangeTrace begin(Exchange exchange);

  /** None at all. */
  record None() implements HttpTraces {
    @Override
    public ExchangeTrace begin(Exchange exchange) {
      return ExchangeTrace.NONE;
    }
  }
}

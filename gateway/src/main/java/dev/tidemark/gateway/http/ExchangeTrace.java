package dev.tidemark.gateway.http;

import org.jspecify.annotations.Nullable;

/** The trace that an exchange belongs to. Belongs to one event loop. */
interface ExchangeTrace {
  ExchangeTrace NONE =
      new ExchangeTrace() {
        @Override
        public @Nullable String id() {
          return null;
        }

        @Override
        public void end(Exchange exchange) {}
      };

  /** Its name in the log; null when there is none. */
  @Nullable String id();

  /** Ends the span of the exchange, which has been answered or given up. */
  void end(Exchange exchange);
}

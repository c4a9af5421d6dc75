package dev.tidemark.itemsdb.statistics;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a price history in days before {@link #NOW}, looked at every half hour. */
final class History {
  static final Instant NOW = Instant.parse("2026-11-11T09:00:00Z");
  static final Duration INTERVAL = Duration.ofMinutes(30);

  private final List<PriceChange> changes = new ArrayList<>();
  private Instant lastSeen = NOW;
  private StockState stock = StockState.IN;
  private @Nullable Price listPrice;
  private Duration gap = INTERVAL;

  /** So many days before now. */
  static Instant ago(double days) {
    return NOW.minusMillis(Math.round(days * Duration.ofDays(1).toMillis()));
  }

  /** A price that was first seen so many days ago. */
  History at(double daysAgo, long price) {
    changes.add(
        new PriceChange(
            ago(daysAgo), units(price), listPrice, false, stock, changes.isEmpty() ? null : gap));
    gap = INTERVAL;
    stock = StockState.IN;
    return this;
  }

  /** The next price is seen when it is sold out. */
  History soldOut() {
    stock = StockState.OUT;
    return this;
  }

  /** The next price is seen after so many days without a look. */
  History afterGap(int days) {
    gap = Duration.ofDays(days);
    return this;
  }

  /** From the next price on the shop claims this one. */
  History claiming(long price) {
    listPrice = units(price);
    return this;
  }

  History lastSeen(double daysAgo) {
    lastSeen = ago(daysAgo);
    return this;
  }

  PriceSeries series() {
    return new PriceSeries(changes, lastSeen, NOW);
  }

  Statistics statistics() {
    return Statistics.of(series());
  }

  Verdict verdict() {
    return Judge.judge(series(), statistics(), INTERVAL);
  }

  /** A price in whole units of the currency. */
  static Price units(long price) {
    return new Price(price * Price.UNITS_PER_CURRENCY_UNIT);
  }
}

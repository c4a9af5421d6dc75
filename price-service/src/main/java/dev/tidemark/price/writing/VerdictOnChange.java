package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.statistics.Judge;
import dev.tidemark.itemsdb.statistics.PriceSeries;
import dev.tidemark.itemsdb.statistics.Statistics;
import dev.tidemark.itemsdb.statistics.Verdict;
import dev.tidemark.protocol.user.v1.GoodPrice;
import dev.tidemark.protocol.user.v1.SeriesChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the history of a series says about its newest price, and said about the one before it. */
final class VerdictOnChange {
  private final PriceHistoryStore history;

  VerdictOnChange(Handle handle) {
    this.history = new PriceHistoryStore(handle);
  }

  /** Says whether each of the two prices is, or was, a good one. */
  void tell(Series series, SeriesChange.Builder message) {
    List<PriceChange> rows = history.range(series, null, null, Integer.MAX_VALUE);
    if (rows.isEmpty()) {
      return;
    }
    PriceChange newest = rows.getLast();
    good(rows, newest.at()).ifPresent(message::setGood);
    List<PriceChange> before = rows.subList(0, rows.size() - 1);
    if (!before.isEmpty()) {
      message.setWasGood(good(before, lastLookBefore(newest, before.getLast())).isPresent());
    }
  }

  private static Instant lastLookBefore(PriceChange newest, PriceChange before) {
    Duration gap = newest.gap();
    Instant look = gap == null ? before.at() : newest.at().minus(gap);
    return look.isBefore(before.at()) ? before.at() : look;
  }

  private static Optional<GoodPrice> good(List<PriceChange> rows, Instant look) {
    PriceSeries series = new PriceSeries(rows, look, look);
    // Seen at this very moment, it is not stale, however far looks lie apart.
    Verdict verdict = Judge.judge(series, Statistics.of(series), Duration.ZERO);
    return switch (verdict) {
      case Verdict.Good good -> Optional.of(message(good.percentOfDays(), good.days(), false));
      case Verdict.LowestEver lowest ->
          Optional.of(
              message(lowest.percentOfDays(), Math.min(lowest.days(), Statistics.DAYS), true));
      case Verdict.Usual _,
          Verdict.High _,
          Verdict.NeverChanged _,
          Verdict.TooEarly _,
          Verdict.Stale _ ->
          Optional.empty();
    };
  }

  private static GoodPrice message(int percent, int days, boolean lowestEver) {
    return GoodPrice.newBuilder()
        .setPercentOfDays(percent)
        .setDays(days)
        .setLowestEver(lowestEver)
        .build();
  }
}

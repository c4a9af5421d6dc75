package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.observation.DoubtedStore;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.itemsdb.observation.SeriesRows;
import dev.tidemark.price.observation.SeriesEdit.Fate;
import dev.tidemark.price.observation.SeriesEdit.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes observations of one series after another into the database, within the caller's
 * transaction.
 */
final class SeriesWriter {
  /** About 3 MB of memory; a price that changes every five minutes makes as many in two months. */
  static final int MOST_ROWS = 20_000;

  private static final Duration DAY = Duration.ofDays(1);

  private final SeriesRows rows;
  private final DoubtedStore doubts;

  SeriesWriter(SeriesRows rows, DoubtedStore doubts) {
    this.rows = rows;
    this.doubts = doubts;
  }

  /**
   * What came of it.
   *
   * @param fates by index; an observation that has none lies among too many rows
   * @param newest the series' newest row, as far as it was looked at
   */
  record Written(Map<Integer, Fate> fates, @Nullable ObservedRow newest) {}

  /**
   * Writes observations of one series.
   *
   * @param known whether the series may have rows; of a new item's it has none
   * @param lastSeen when the item was last observed
   */
  Written write(Series series, List<Seen> seen, boolean known, @Nullable Instant lastSeen) {
    List<Seen> sorted = seen.stream().sorted(Comparator.comparing(Seen::at)).toList();
    List<ObservedRow> around = known ? around(series, sorted) : List.of();
    if (around.size() > MOST_ROWS) {
      return inHalves(series, sorted, lastSeen);
    }
    ObservedRow pending = known ? doubts.find(series).orElse(null) : null;
    SeriesEdit edit = new SeriesEdit(around, pending, lastSeen);
    edit.put(sorted);
    rows.delete(series, edit.deleted());
    rows.write(series, edit.written());
    sumUp(series, edit);
    if (edit.doubted().isPresent()) {
      doubts.remember(series, edit.doubted().get());
    } else if (pending != null) {
      doubts.forget(series);
    }
    Map<Integer, Fate> fates = new HashMap<>();
    sorted.forEach(each -> fates.put(each.index(), edit.fate(each.index())));
    return new Written(fates, edit.newest().orElse(null));
  }

  /** A month before the first and after the last, and one row beyond on each side. */
  private List<ObservedRow> around(Series series, List<Seen> sorted) {
    Instant from = sorted.getFirst().at().minus(SeriesEdit.AGREES_WITHIN);
    Instant to = sorted.getLast().at().plus(SeriesEdit.AGREES_WITHIN);
    List<ObservedRow> around = new ArrayList<>(rows.within(series, from, to, MOST_ROWS + 1));
    if (around.size() <= MOST_ROWS) {
      rows.lastBefore(series, from).ifPresent(around::add);
      rows.firstFrom(series, to).ifPresent(around::add);
    }
    return around;
  }

  private Written inHalves(Series series, List<Seen> sorted, @Nullable Instant lastSeen) {
    if (sorted.size() == 1) {
      return new Written(Map.of(), null);
    }
    int half = sorted.size() / 2;
    Written first = write(series, sorted.subList(0, half), true, lastSeen);
    Written second = write(series, sorted.subList(half, sorted.size()), true, lastSeen);
    Map<Integer, Fate> fates = new HashMap<>(first.fates());
    fates.putAll(second.fates());
    return new Written(fates, second.newest() == null ? first.newest() : second.newest());
  }

  private void sumUp(Series series, SeriesEdit edit) {
    TreeSet<Long> days = new TreeSet<>();
    Stream.concat(edit.written().stream().map(ObservedRow::at), edit.deleted().stream())
        .forEach(at -> days.add(Math.floorDiv(at.toEpochMilli(), DAY.toMillis())));
    for (long day : days) {
      Instant from = Instant.ofEpochMilli(day * DAY.toMillis());
      rows.sumUp(series, day, edit.between(from, from.plus(DAY)));
    }
  }
}

package dev.tidemark.itemsdb.observation;

import dev.tidemark.itemsdb.history.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of series that may also be written in the middle, seen through one connection. */
public interface SeriesRows {
  /** At most so many rows within [from, to), oldest first. */
  List<ObservedRow> within(Series series, Instant from, Instant to, int limit);

  Optional<ObservedRow> lastBefore(Series series, Instant before);

  Optional<ObservedRow> firstFrom(Series series, Instant from);

  /** Writes rows, in place of those at the same times. */
  void write(Series series, Collection<ObservedRow> rows);

  void delete(Series series, Collection<Instant> times);

  /** Brings what sums up days in step with the rows of one; none means that the day has no row. */
  void sumUp(Series series, long day, List<ObservedRow> rows);
}

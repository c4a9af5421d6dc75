package dev.tidemark.itemsdb.price;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row that a series gets before those it has.
 *
 * @param gap how long before the row somebody last looked; null on the first row of a series
 */
public record PastRow(SeriesRow row, @Nullable Duration gap) {}

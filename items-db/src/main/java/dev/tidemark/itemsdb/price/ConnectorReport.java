package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands with a region's shop, as a price service reports it.
 *
 * @param state ok, blocked, unreachable or out-of-budget
 * @param since when that began
 * @param detail in words, for the operator
 * @param nextCallAt before when the shop is not asked again; null when nothing holds us back
 * @param callsPerHour how many calls we allow ourselves in an hour; null where the shop names no
 *     number
 * @param callsUsed how many this price service has made within the last hour
 */
public record ConnectorReport(
    Region region,
    Source source,
    String state,
    Instant since,
    String detail,
    @Nullable Instant nextCallAt,
    @Nullable Integer callsPerHour,
    @Nullable Integer callsUsed) {

  /** A report without anything that holds us back, and without a number of calls. */
  public ConnectorReport(Region region, Source source, String state, Instant since, String detail) {
    this(region, source, state, since, detail, null, null, null);
  }
}

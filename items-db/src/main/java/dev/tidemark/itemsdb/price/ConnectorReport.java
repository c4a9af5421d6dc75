package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;

/**
 * How a source stands with a region's shop, as a price service reports it.
 *
 * @param state ok, blocked, unreachable or out-of-budget
 * @param since when that began
 * @param detail in words, for the operator
 */
public record ConnectorReport(
    Region region, Source source, String state, Instant since, String detail) {}

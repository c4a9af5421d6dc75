package dev.tidemark.itemsdb.connector;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands with a region's shop, as one price service has lately reported.
 *
 * @param state ok, blocked, unreachable or out-of-budget
 * @param detail in words, for the operator
 */
public record ConnectorStanding(
    Region region,
    Source source,
    String state,
    Instant since,
    String detail,
    @Nullable Instant nextCallAt,
    @Nullable Integer callsPerHour,
    @Nullable Integer callsUsed) {}

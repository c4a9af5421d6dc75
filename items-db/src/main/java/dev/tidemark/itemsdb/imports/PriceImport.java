package dev.tidemark.itemsdb.imports;

import dev.tidemark.protocol.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of observations.
 *
 * @param id its public name, random
 * @param shared whether everybody sees its prices
 * @param format csv or json
 * @param rows how many it has; null until it has been read to its end once
 * @param problem why it failed, for people
 */
public record PriceImport(
    String id,
    AccountId account,
    boolean shared,
    String format,
    ImportState state,
    Instant createdAt,
    @Nullable Instant finishedAt,
    long size,
    @Nullable Long rows,
    ImportCounts counts,
    @Nullable String problem) {}

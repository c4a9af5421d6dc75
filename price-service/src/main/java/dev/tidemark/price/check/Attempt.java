package dev.tidemark.price.check;

import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;

/**
 * One look at an item, about to be made.
 *
 * @param failures the failed looks since the last good one
 */
public record Attempt(Lease lease, ItemKey item, Source source, int failures) {}

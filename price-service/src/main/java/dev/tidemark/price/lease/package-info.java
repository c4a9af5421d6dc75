/**
 * Shares the items among the price services that run: each keeps its part of the buckets leased.
 */
@NullMarked
package dev.tidemark.price.lease;

import org.jspecify.annotations.NullMarked;

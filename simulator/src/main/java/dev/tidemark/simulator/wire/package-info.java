/**
 * Shopee's web interfaces, in the old dialects and the newer one. Recorded answers show items,
 * pages, searches and the old flash-sale list; the newer flash-sale answers are put together from
 * the fields that clients read.
 */
@NullMarked
package dev.tidemark.simulator.wire;

import org.jspecify.annotations.NullMarked;

/**
 * The schema of items-db and what its two owners, item-service and price-service, share about it.
 */
@NullMarked
package dev.tidemark.itemsdb;

import org.jspecify.annotations.NullMarked;

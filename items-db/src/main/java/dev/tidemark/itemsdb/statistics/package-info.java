/**
 * What a price history says: numbers weighted by how long each price held, and a verdict in words.
 * Pure domain code; docs/statistics.md explains it to people.
 */
@NullMarked
package dev.tidemark.itemsdb.statistics;

import org.jspecify.annotations.NullMarked;

/** Upkeep of partitioned tables: like a migration, but it follows the calendar. */
@NullMarked
package dev.tidemark.itemsdb.partition;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code dev.tidemark.itemsdb.statistics}. */
@NullMarked
package dev.tidemark.itemsdb.statistics;

import org.jspecify.annotations.NullMarked;

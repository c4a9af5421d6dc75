/** Tests of {@code dev.tidemark.item.statistics}. */
@NullMarked
package dev.tidemark.item.statistics;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code dev.tidemark.item.watchlist}. */
@NullMarked
package dev.tidemark.item.watchlist;

import org.jspecify.annotations.NullMarked;

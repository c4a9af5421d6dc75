/** Tests of {@code dev.tidemark.item.listing}. */
@NullMarked
package dev.tidemark.item.listing;

import org.jspecify.annotations.NullMarked;

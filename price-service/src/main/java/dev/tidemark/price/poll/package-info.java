/** Finds what is due, and decides when each item is due again. */
@NullMarked
package dev.tidemark.price.poll;

import org.jspecify.annotations.NullMarked;

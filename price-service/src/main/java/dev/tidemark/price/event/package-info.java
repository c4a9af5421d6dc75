/** Tells subscribers what happens to items, as it happens and as well as it can. */
@NullMarked
package dev.tidemark.price.event;

import org.jspecify.annotations.NullMarked;

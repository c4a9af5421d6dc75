/** Items as they are known now: begin to track one, show one, list many. */
@NullMarked
package dev.tidemark.item.listing;

import org.jspecify.annotations.NullMarked;

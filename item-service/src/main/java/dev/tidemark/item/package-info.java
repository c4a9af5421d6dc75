/** The item service: answers every read of items and their histories, and begins to track items. */
@NullMarked
package dev.tidemark.item;

import org.jspecify.annotations.NullMarked;

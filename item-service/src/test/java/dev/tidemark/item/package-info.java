/** The item service as the other roles call it, on a real database. */
@NullMarked
package dev.tidemark.item;

import org.jspecify.annotations.NullMarked;

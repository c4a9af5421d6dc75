/** The list of items that an account watches. */
@NullMarked
package dev.tidemark.gateway.watch;

import org.jspecify.annotations.NullMarked;

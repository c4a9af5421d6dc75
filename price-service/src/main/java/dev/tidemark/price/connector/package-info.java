/** The sources of prices that this instance can ask, and how they stand. */
@NullMarked
package dev.tidemark.price.connector;

import org.jspecify.annotations.NullMarked;

/** The sources of prices and how they stand. */
@NullMarked
package dev.tidemark.gateway.connector;

import org.jspecify.annotations.NullMarked;

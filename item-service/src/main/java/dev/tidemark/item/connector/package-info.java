/** The sources of prices, as the price services report them. */
@NullMarked
package dev.tidemark.item.connector;

import org.jspecify.annotations.NullMarked;

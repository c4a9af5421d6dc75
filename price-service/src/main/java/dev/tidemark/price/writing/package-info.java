/** The only writer of prices: what a look saw, in one transaction with all that follows from it. */
@NullMarked
package dev.tidemark.price.writing;

import org.jspecify.annotations.NullMarked;

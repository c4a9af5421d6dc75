/** Small things that are done again and again beside the polling. */
@NullMarked
package dev.tidemark.price.duty;

import org.jspecify.annotations.NullMarked;

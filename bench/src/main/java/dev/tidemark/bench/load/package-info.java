/** How many requests the whole system answers, beside a peer and the limits of its parts. */
@NullMarked
package dev.tidemark.bench.load;

import org.jspecify.annotations.NullMarked;

/** How many items price services can look after. */
@NullMarked
package dev.tidemark.bench.collector;

import org.jspecify.annotations.NullMarked;

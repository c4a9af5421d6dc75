/** The made-up accounts, items and prices that load tests read. */
@NullMarked
package dev.tidemark.bench.dataset;

import org.jspecify.annotations.NullMarked;

/** How soon Tidemark is ready, and what it holds when nobody asks for anything. */
@NullMarked
package dev.tidemark.bench.start;

import org.jspecify.annotations.NullMarked;

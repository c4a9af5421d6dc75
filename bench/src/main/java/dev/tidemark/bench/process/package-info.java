/** Other programs: how they are run, and what they use. */
@NullMarked
package dev.tidemark.bench.process;

import org.jspecify.annotations.NullMarked;

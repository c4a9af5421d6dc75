/** That load tests work and answers are right; how quick they are is nobody's claim. */
@NullMarked
package dev.tidemark.bench.load;

import org.jspecify.annotations.NullMarked;

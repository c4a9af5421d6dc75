@NullMarked
package dev.tidemark.bench.collector;

import org.jspecify.annotations.NullMarked;

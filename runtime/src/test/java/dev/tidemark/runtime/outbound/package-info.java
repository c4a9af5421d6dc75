@NullMarked
package dev.tidemark.runtime.outbound;

import org.jspecify.annotations.NullMarked;

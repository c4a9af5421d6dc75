/** Calls to addresses that somebody else has chosen. */
@NullMarked
package dev.tidemark.runtime.outbound;

import org.jspecify.annotations.NullMarked;

/** What all shops' answers have in common: HTTP within limits, and JSON read with suspicion. */
@NullMarked
package dev.tidemark.marketplace.wire;

import org.jspecify.annotations.NullMarked;

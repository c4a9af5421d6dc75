/** Signatures and queries of the affiliate interface. */
@NullMarked
package dev.tidemark.simulator.affiliate;

import org.jspecify.annotations.NullMarked;

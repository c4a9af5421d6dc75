/** The shop's truth: determinism, ledger, rates and sessions. */
@NullMarked
package dev.tidemark.simulator.world;

import org.jspecify.annotations.NullMarked;

/** The shop as its visitors meet it: over HTTP. */
@NullMarked
package dev.tidemark.simulator;

import org.jspecify.annotations.NullMarked;

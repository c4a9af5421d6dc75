/**
 * A month of a made-up marketplace in seconds, polled by the production rules: what the polling
 * policy is worth, in figures that fail the build when they get worse.
 */
@NullMarked
package dev.tidemark.price.simulation;

import org.jspecify.annotations.NullMarked;

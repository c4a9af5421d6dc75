/**
 * The demo shop's goods and their true prices: pure functions of a seed and an instant, without
 * state and without simulating from a beginning. {@code World} is the way in.
 */
@NullMarked
package dev.tidemark.simulator.world;

import org.jspecify.annotations.NullMarked;

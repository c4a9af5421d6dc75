/**
 * How the shop misbehaves when it is told to: the kinds, the rules that choose, and the answers.
 */
@NullMarked
package dev.tidemark.simulator.fault;

import org.jspecify.annotations.NullMarked;

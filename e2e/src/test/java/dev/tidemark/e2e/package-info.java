/**
 * Scenarios that a person or a program goes through, against real processes in both modes.
 *
 * <p>Each scenario class says what must hold; each deployment only says how it is started and
 * killed. Scenarios share a deployment but nothing else: every one registers its own account and
 * puts its own items into the shop.
 */
@NullMarked
package dev.tidemark.e2e;

import org.jspecify.annotations.NullMarked;

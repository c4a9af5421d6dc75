/**
 * Runs the whole system on one machine: what processes there are, how their files are written, and
 * who starts, watches, replaces and ends them.
 */
@NullMarked
package dev.tidemark.server.cluster;

import org.jspecify.annotations.NullMarked;

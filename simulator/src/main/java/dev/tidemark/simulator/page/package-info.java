/** What people see: pages without scripts, but for a countdown, and pictures drawn by code. */
@NullMarked
package dev.tidemark.simulator.page;

import org.jspecify.annotations.NullMarked;

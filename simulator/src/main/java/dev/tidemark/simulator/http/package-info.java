/** What arrives at the shop and what goes out, whatever it is about. */
@NullMarked
package dev.tidemark.simulator.http;

import org.jspecify.annotations.NullMarked;

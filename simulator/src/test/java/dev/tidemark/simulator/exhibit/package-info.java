/** Claims about the exhibition. */
@NullMarked
package dev.tidemark.simulator.exhibit;

import org.jspecify.annotations.NullMarked;

/** The items that show best what a price tracker can tell, and since when to tell it of each. */
@NullMarked
package dev.tidemark.simulator.exhibit;

import org.jspecify.annotations.NullMarked;

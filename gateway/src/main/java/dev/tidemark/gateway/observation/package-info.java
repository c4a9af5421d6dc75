/** Prices seen elsewhere: reported one by one, or imported as a file. */
@NullMarked
package dev.tidemark.gateway.observation;

import org.jspecify.annotations.NullMarked;

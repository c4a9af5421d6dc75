/** How we behave towards a host: pace, pauses, and when to leave it alone. */
@NullMarked
package dev.tidemark.marketplace.politeness;

import org.jspecify.annotations.NullMarked;

/** Claims about pace and pauses; time passes only when a test says so. */
@NullMarked
package dev.tidemark.marketplace.politeness;

import org.jspecify.annotations.NullMarked;

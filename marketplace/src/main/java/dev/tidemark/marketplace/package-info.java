/** All code that knows a shop; the only module that talks to the internet. */
@NullMarked
package dev.tidemark.marketplace;

import org.jspecify.annotations.NullMarked;

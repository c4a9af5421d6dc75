/** One look at one item: asks the shop, writes what came of it, and tells whoever listens. */
@NullMarked
package dev.tidemark.price.check;

import org.jspecify.annotations.NullMarked;

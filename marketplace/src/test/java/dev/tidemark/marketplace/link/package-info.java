/** Claims about pasted links. */
@NullMarked
package dev.tidemark.marketplace.link;

import org.jspecify.annotations.NullMarked;

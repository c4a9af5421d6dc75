/** Tests of {@code dev.tidemark.item.history}. */
@NullMarked
package dev.tidemark.item.history;

import org.jspecify.annotations.NullMarked;

/** The changes of one series, in pages or reduced to what a chart can show. */
@NullMarked
package dev.tidemark.item.history;

import org.jspecify.annotations.NullMarked;

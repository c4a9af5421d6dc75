/** What prices have been: the changes of each series, read by ranges of its clustered key. */
@NullMarked
package dev.tidemark.itemsdb.history;

import org.jspecify.annotations.NullMarked;

/** Price series that are kept in memory for as long as their items keep their version. */
@NullMarked
package dev.tidemark.item.series;

import org.jspecify.annotations.NullMarked;

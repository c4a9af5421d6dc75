/** How many people wait for news of an item. */
@NullMarked
package dev.tidemark.price.watcher;

import org.jspecify.annotations.NullMarked;

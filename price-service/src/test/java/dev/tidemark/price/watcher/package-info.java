@NullMarked
package dev.tidemark.price.watcher;

import org.jspecify.annotations.NullMarked;

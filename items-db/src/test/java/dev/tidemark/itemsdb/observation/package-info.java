@NullMarked
package dev.tidemark.itemsdb.observation;

import org.jspecify.annotations.NullMarked;

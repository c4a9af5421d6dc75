@NullMarked
package dev.tidemark.itemsdb.price;

import org.jspecify.annotations.NullMarked;

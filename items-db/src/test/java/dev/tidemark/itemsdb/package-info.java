/** Tests of what items-db shares. */
@NullMarked
package dev.tidemark.itemsdb;

import org.jspecify.annotations.NullMarked;

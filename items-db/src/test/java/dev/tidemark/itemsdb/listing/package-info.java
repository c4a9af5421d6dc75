/** Tests against a real database. */
@NullMarked
package dev.tidemark.itemsdb.listing;

import org.jspecify.annotations.NullMarked;

/** Tests against a real database. */
@NullMarked
package dev.tidemark.itemsdb.history;

import org.jspecify.annotations.NullMarked;

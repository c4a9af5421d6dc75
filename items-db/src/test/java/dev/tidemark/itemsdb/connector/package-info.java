/** Tests against a real database. */
@NullMarked
package dev.tidemark.itemsdb.connector;

import org.jspecify.annotations.NullMarked;

/** What is looked at when, and by whom: the polling half of items-db, written by price services. */
@NullMarked
package dev.tidemark.itemsdb.poll;

import org.jspecify.annotations.NullMarked;

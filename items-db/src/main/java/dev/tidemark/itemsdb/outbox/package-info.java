/** Changes of watched items on their way to the user service. */
@NullMarked
package dev.tidemark.itemsdb.outbox;

import org.jspecify.annotations.NullMarked;

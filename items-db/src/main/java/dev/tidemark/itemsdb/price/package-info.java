/**
 * What prices were seen, and which sources see them: the half of items-db that price services
 * write.
 */
@NullMarked
package dev.tidemark.itemsdb.price;

import org.jspecify.annotations.NullMarked;

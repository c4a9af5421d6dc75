/** Files of observations: what was sent, how far it has been read, and what was refused. */
@NullMarked
package dev.tidemark.itemsdb.imports;

import org.jspecify.annotations.NullMarked;

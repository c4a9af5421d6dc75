/** Which source can be asked for which region, as the price services last reported. */
@NullMarked
package dev.tidemark.itemsdb.connector;

import org.jspecify.annotations.NullMarked;

/** Flash sales: the sessions of each region, what they offer, and how following them goes. */
@NullMarked
package dev.tidemark.itemsdb.flashsale;

import org.jspecify.annotations.NullMarked;

/**
 * Prices seen elsewhere: series in which rows also arrive late, for everybody or for one account.
 */
@NullMarked
package dev.tidemark.itemsdb.observation;

import org.jspecify.annotations.NullMarked;

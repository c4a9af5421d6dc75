/** What an account's list of watched items shows: filtered, sorted, paged, with small charts. */
@NullMarked
package dev.tidemark.item.watchlist;

import org.jspecify.annotations.NullMarked;

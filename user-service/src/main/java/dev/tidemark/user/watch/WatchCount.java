package dev.tidemark.user.watch;

import dev.tidemark.protocol.ListingId;

/**
 * How many accounts watch an item.
 *
 * @param version grows with each change of the count
 */
record WatchCount(ListingId listing, int watchers, long version) {}

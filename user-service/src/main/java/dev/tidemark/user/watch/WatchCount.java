package dev.tidemark.user.watch;

import dev.tidemark.protocol.ListingId;

/**
 * How many accounts watch an item, and how many alerts it has nearly reached.
 *
 * @param version grows with each change of a count
 */
record WatchCount(ListingId listing, int watchers, int nearAlerts, long version) {}

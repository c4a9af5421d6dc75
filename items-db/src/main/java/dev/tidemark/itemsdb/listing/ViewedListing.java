package dev.tidemark.itemsdb.listing;

/**
 * A listing as one account looks at it.
 *
 * @param reported whether the account has reported prices of it, which only it sees
 */
public record ViewedListing(Listing listing, boolean reported) {}

package dev.tidemark.itemsdb.outbox;

import dev.tidemark.protocol.ListingId;

/**
 * A change that the user service does not have yet.
 *
 * @param number grows with each change of the item
 * @param content what changed, in the form in which it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes, passed on and never compared.
public record OutboxChange(int bucket, ListingId listing, long number, byte[] content) {}

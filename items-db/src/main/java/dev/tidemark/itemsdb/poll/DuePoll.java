package dev.tidemark.itemsdb.poll;

import dev.tidemark.protocol.ListingId;
import java.time.Instant;

/** An item whose next look is due, and how its looks have gone so far. */
public record DuePoll(
    int bucket, ListingId listing, Instant dueAt, boolean neverSeen, int failures) {}

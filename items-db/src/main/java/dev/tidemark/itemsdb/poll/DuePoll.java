package dev.tidemark.itemsdb.poll;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item whose next look is due, or will be, and how its looks have gone so far.
 *
 * @param reason why it is due then
 * @param lastPoll the last successful look
 * @param interval the present one between looks
 * @param weight what a change of it is worth
 * @param failures failed looks since the last successful one
 */
public record DuePoll(
    int bucket,
    ListingId listing,
    Instant dueAt,
    LookReason reason,
    @Nullable Instant lastPoll,
    Duration interval,
    double weight,
    @Nullable Instant boundaryAt,
    int failures) {}

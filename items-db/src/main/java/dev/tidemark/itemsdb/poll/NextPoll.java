package dev.tidemark.itemsdb.poll;

import dev.tidemark.protocol.LookReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a listing is looked at after a good look, and what that look has taught.
 *
 * @param interval the one that {@code dueAt} was drawn around
 */
public record NextPoll(
    Instant dueAt,
    Duration interval,
    LookReason reason,
    double alpha,
    double beta,
    @Nullable Instant boundaryAt,
    @Nullable Instant boundaryPassedAt) {}

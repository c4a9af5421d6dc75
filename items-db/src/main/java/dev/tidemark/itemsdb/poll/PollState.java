package dev.tidemark.itemsdb.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about when a listing changes.
 *
 * @param lastPoll the last successful look
 * @param alpha with {@code beta}, in days: its changes a day are believed to be Gamma distributed
 * @param weight what a change of it is worth
 * @param boundaryAt the next announced start or end of a flash sale that it takes part in; may have
 *     passed since the last look
 * @param boundaryPassedAt the one before
 */
public record PollState(
    @Nullable Instant lastPoll,
    double alpha,
    double beta,
    double weight,
    @Nullable Instant boundaryAt,
    @Nullable Instant boundaryPassedAt) {
  /** Of a listing that was never looked at; what new rows hold. */
  public static final PollState UNKNOWN = new PollState(null, 0.4, 0.4 / 0.6, 1, null, null);
}

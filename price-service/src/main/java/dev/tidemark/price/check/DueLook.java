package dev.tidemark.price.check;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.price.lease.Lease;

/** A look that is due, by the right of whoever holds its bucket. */
public record DueLook(DuePoll due, Lease lease) {}

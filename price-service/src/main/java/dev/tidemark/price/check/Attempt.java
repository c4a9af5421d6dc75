package dev.tidemark.price.check;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;

/** One look at an item that is due, about to be made. */
public record Attempt(Lease lease, ItemKey item, Source source, DuePoll due) {}

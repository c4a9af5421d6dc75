package dev.tidemark.itemsdb.poll;

import java.time.Instant;

/** When a flash sale with an item begins and ends. */
public record SaleTime(Instant startAt, Instant endAt) {}

package dev.tidemark.itemsdb.poll;

import java.time.Instant;

/** A bucket with the time at which the first of its items is due. */
public record DueBucket(int bucket, Instant dueAt) {}

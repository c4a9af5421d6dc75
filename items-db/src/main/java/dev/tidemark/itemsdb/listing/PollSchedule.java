package dev.tidemark.itemsdb.listing;

import java.time.Duration;
import java.time.Instant;

/** When a listing is looked at next, and how long the present interval between looks is. */
public record PollSchedule(Instant due, Duration interval) {}

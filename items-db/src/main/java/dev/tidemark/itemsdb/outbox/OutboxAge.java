package dev.tidemark.itemsdb.outbox;

import java.time.Duration;

/** How much waits in the outbox, and for how long the oldest of it has. */
public record OutboxAge(long waiting, Duration oldest) {}

package dev.tidemark.itemsdb.price;

import java.time.Instant;

/**
 * An answer that waits for a second one before it is believed.
 *
 * @param reason why, in a stable word
 * @param observation what was seen, as its writer wrote it
 */
public record FirstLook(Instant firstAt, String reason, String observation) {}

package dev.tidemark.simulator.exhibit;

import dev.tidemark.simulator.world.DemoItem;
import java.time.Instant;

/**
 * An item worth showing.
 *
 * @param since when its history begins
 */
public record Exhibit(DemoItem item, Instant since) {}

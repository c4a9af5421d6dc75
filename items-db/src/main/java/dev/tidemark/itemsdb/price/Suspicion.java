package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;

/** A source of which a region's changed prices need a second look until some time. */
public record Suspicion(Region region, Source source, Instant until) {}

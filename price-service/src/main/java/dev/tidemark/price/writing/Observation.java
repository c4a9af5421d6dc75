package dev.tidemark.price.writing;

import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.protocol.Source;
import java.time.Instant;

/** An answer that passed the gate, with who gave it and when. */
public record Observation(Listing listing, Source source, Instant seenAt) {}

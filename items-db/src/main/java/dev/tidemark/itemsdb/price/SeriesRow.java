package dev.tidemark.itemsdb.price;

import dev.tidemark.itemsdb.listing.Offer;
import java.time.Instant;

/** The newest row of a series: since when it stands at what. */
public record SeriesRow(Instant observedAt, Offer offer) {}

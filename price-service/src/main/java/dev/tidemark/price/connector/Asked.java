package dev.tidemark.price.connector;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.Source;

/**
 * What came of asking for an item.
 *
 * @param source who answered
 * @param state how that source stands with the item's region now
 */
public record Asked(Source source, PriceCheck answer, ConnectorState state) {}

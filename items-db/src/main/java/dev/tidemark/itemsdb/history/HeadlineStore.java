package dev.tidemark.itemsdb.history;

import dev.tidemark.itemsdb.Batches;
import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headline series of many listings at once, each of the source that last spoke; one
 * statement for each {@link Batches} piece.
 */
public final class HeadlineStore {
  // listing by PRIMARY, one point for each id; price_change by PRIMARY, years before are pruned.
  private static final String STEPS_SINCE =
      """
      SELECT c.listing_id, c.observed_at, c.price
      FROM listing l
      JOIN price_change c ON c.listing_id = l.listing_id AND c.model_id = 0 AND c.source = l.source
      WHERE l.listing_id IN (<listings>) AND c.observed_at > :since
      ORDER BY c.listing_id, c.observed_at
      """;

  // listing by PRIMARY; price_change by PRIMARY, backwards, one row of each year up to the time.
  private static final String PRICES_AT =
      """
      SELECT l.listing_id,
             (SELECT c.price
              FROM price_change c
              WHERE c.listing_id = l.listing_id AND c.model_id = 0 AND c.source = l.source
                AND c.observed_at <= :at
              ORDER BY c.observed_at DESC
              LIMIT 1) AS price
      FROM listing l
      WHERE l.listing_id IN (<listings>) AND l.first_seen_at <= :at
      """;

  private final Handle handle;

  public HeadlineStore(Handle handle) {
    this.handle = handle;
  }

  /** The changes after a time, oldest first, of those listings that have some. */
  public Map<ListingId, List<PriceStep>> stepsSince(List<ListingId> listings, Instant since) {
    Map<ListingId, List<PriceStep>> steps = new HashMap<>();
    for (List<Long> batch : Batches.of(listings)) {
      handle
          .createQuery(STEPS_SINCE)
          .bindList("listings", batch)
          .bind("since", since.toEpochMilli())
          .map((row, context) ->
              Map.entry(
                  new ListingId(row.getLong("listing_id")),
                  new PriceStep(Columns.time(row, "observed_at"), new Price(row.getLong("price")))))
          .forEach(entry ->
              steps
                  .computeIfAbsent(entry.getKey(), listing -> new ArrayList<>())
                  .add(entry.getValue()));
    }
    return steps;
  }

  /** The prices in force at a time, of those listings that had been observed by then. */
  public Map<ListingId, Price> pricesAt(List<ListingId> listings, Instant at) {
    Map<ListingId, Price> prices = new HashMap<>();
    for (List<Long> batch : Batches.of(listings)) {
      handle
          .createQuery(PRICES_AT)
          .bindList("listings", batch)
          .bind("at", at.toEpochMilli())
          .map((row, context) ->
              new PriceThen(
                  new ListingId(row.getLong("listing_id")), Columns.optionalPrice(row, "price")))
          .forEach(then -> {
            if (then.price() != null) {
              prices.put(then.listing(), then.price());
            }
          });
    }
    return prices;
  }

  private record PriceThen(ListingId listing, @Nullable Price price) {}
}

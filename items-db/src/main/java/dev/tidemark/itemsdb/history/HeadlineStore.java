package dev.tidemark.itemsdb.history;

import dev.tidemark.itemsdb.Batches;
import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headline series of many listings at once; one statement for each {@link Batches} piece.
 */
public final class HeadlineStore {
  // By PRIMARY (listing_id, model_id, source, observed_at), one range for each id; years before are
  // pruned.
  private static final String STEPS_SINCE =
      """
      SELECT listing_id, observed_at, price
      FROM price_change
      WHERE listing_id IN (<listings>) AND model_id = 0 AND source = :source AND observed_at > :since
      ORDER BY listing_id, observed_at
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

  /** What one source said after a time, oldest first, of those listings that changed. */
  public Map<ListingId, List<PriceStep>> stepsSince(
      Source source, List<ListingId> listings, Instant since) {
    Map<ListingId, List<PriceStep>> steps = new HashMap<>();
    for (List<Long> batch : Batches.of(listings)) {
      handle
          .createQuery(STEPS_SINCE)
          .bindList("listings", batch)
          .bind("source", source.number())
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

  /**
   * The prices in force at a time by the source that last spoke, of those listings that had been
   * observed by then.
   */
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

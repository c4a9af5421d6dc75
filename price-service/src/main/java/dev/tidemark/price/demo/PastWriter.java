package dev.tidemark.price.demo;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.itemsdb.poll.NextPoll;
import dev.tidemark.itemsdb.poll.PollState;
import dev.tidemark.itemsdb.poll.PollStateStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.PastPriceStore;
import dev.tidemark.itemsdb.price.PastRow;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.itemsdb.price.PricedModel;
import dev.tidemark.itemsdb.price.PricedModelStore;
import dev.tidemark.itemsdb.price.SeriesRow;
import dev.tidemark.marketplace.demo.DemoExhibit;
import dev.tidemark.marketplace.demo.PastChange;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the past of one item: what lies before the first row of each series, so that the series
 * which price checks continue begins earlier. Rows, rollups and the listing in one transaction that
 * holds the listing's row, as price checks do.
 */
final class PastWriter {
  /** The pace at which a tracker would have looked; what it would have seen, it saw then. */
  private static final Duration LOOKED_EVERY = Duration.ofMinutes(1);

  private final Database database;

  PastWriter(Database database) {
    this.database = database;
  }

  /**
   * Writes what is not known yet; an item that nobody tracks is tracked from now on.
   *
   * @param past what stood at the beginning, and every change since
   * @return how many rows the changelog got
   */
  int write(DemoExhibit exhibit, List<PastChange> past, Instant now) {
    Map<ModelId, List<SeriesRow>> rows = new LinkedHashMap<>();
    for (PastChange change : past) {
      Offer offer =
          new Offer(change.price(), change.listPrice(), change.stock(), change.flashSale());
      rows.computeIfAbsent(change.model(), any -> new ArrayList<>())
          .add(new SeriesRow(change.at(), offer));
    }
    return database.write(handle -> write(handle, exhibit, rows, now));
  }

  private static int write(
      Handle handle, DemoExhibit exhibit, Map<ModelId, List<SeriesRow>> rows, Instant now) {
    begin(handle, exhibit.key(), now);
    ListingId id = exhibit.key().listing();
    CheckedListing was = new CheckedListingStore(handle).lock(id).orElseThrow();
    int added = 0;
    for (Map.Entry<ModelId, List<SeriesRow>> series : rows.entrySet()) {
      added += add(handle, new Series(id, series.getKey(), Source.DEMO), series.getValue());
    }
    if (was.firstSeenAt() == null) {
      show(handle, was, exhibit, rows, now);
    } else if (added > 0) {
      new CheckedListingStore(handle)
          .save(was, was.knownSince(exhibit.since(), priceSince(handle, was)), true);
    }
    return added;
  }

  private static void begin(Handle handle, ItemKey key, Instant now) {
    if (new ListingStore(handle).insertProvisional(key, now)) {
      new PollScheduleStore(handle).insertDue(key.listing(), now, LOOKED_EVERY);
    }
  }

  /** Adds the rows that lie before the oldest of a series. */
  private static int add(Handle handle, Series series, List<SeriesRow> all) {
    PastPriceStore store = new PastPriceStore(handle);
    Optional<SeriesRow> first = store.first(series);
    List<PastRow> older = new ArrayList<>();
    for (SeriesRow row : all) {
      if (first.isEmpty() || row.observedAt().isBefore(first.get().observedAt())) {
        older.add(new PastRow(row, older.isEmpty() ? null : LOOKED_EVERY));
      }
    }
    store.add(series, older);
    if (first.isPresent() && !older.isEmpty()) {
      join(store, series, older.getLast().row(), first.get());
    }
    return older.size();
  }

  /** What was the first row so far is a change now, or says only what stood before it. */
  private static void join(PastPriceStore store, Series series, SeriesRow before, SeriesRow first) {
    if (before.offer().equals(first.offer())) {
      store.drop(series, first.observedAt());
    } else {
      store.setGap(series, first.observedAt(), LOOKED_EVERY);
    }
  }

  private static @Nullable Instant priceSince(Handle handle, CheckedListing was) {
    return new PriceChangeStore(handle)
        .last(Series.headline(was.id(), Source.DEMO))
        .map(SeriesRow::observedAt)
        .filter(_ -> was.source() == Source.DEMO)
        .orElse(was.priceSince());
  }

  /** The item and its models as the newest rows leave them; the first price check is due. */
  private static void show(
      Handle handle,
      CheckedListing was,
      DemoExhibit exhibit,
      Map<ModelId, List<SeriesRow>> rows,
      Instant now) {
    SeriesRow headline = newest(rows, ModelId.HEADLINE);
    List<PricedModel> models = new ArrayList<>();
    for (DemoExhibit.Model model : exhibit.models()) {
      Offer offer = newest(rows, model.id()).offer();
      models.add(new PricedModel(model.id(), models.size(), model.name(), offer, true));
    }
    new PricedModelStore(handle).save(was.id(), models);
    new CheckedListingStore(handle)
        .save(
            was,
            new CheckedListing(
                was.id(),
                exhibit.key().shop(),
                true,
                ItemState.OK,
                exhibit.name(),
                exhibit.image() == null ? null : exhibit.image().toString(),
                headline.offer(),
                was.priceMax(),
                Source.DEMO,
                headline.observedAt(),
                exhibit.since(),
                now,
                null),
            true);
    new PollStateStore(handle).succeeded(Buckets.of(was.id()), was.id(), now, nextLook(now));
  }

  /** The shop's time runs faster from now on, so that its past teaches nothing about the pace. */
  private static NextPoll nextLook(Instant now) {
    PollState unknown = PollState.UNKNOWN;
    return new NextPoll(
        now.plus(LOOKED_EVERY),
        LOOKED_EVERY,
        LookReason.INTERVAL,
        unknown.alpha(),
        unknown.beta(),
        null,
        null);
  }

  private static SeriesRow newest(Map<ModelId, List<SeriesRow>> rows, ModelId model) {
    List<SeriesRow> own = rows.get(model);
    if (own == null) {
      throw new TidemarkException(
          ErrorCode.UNAVAILABLE, "The demo shop told no past of its variation " + model + ".");
    }
    return own.getLast();
  }
}

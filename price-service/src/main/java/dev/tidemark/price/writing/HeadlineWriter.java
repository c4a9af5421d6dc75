package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.FirstLook;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.itemsdb.price.PricedModel;
import dev.tidemark.itemsdb.price.PricedModelStore;
import dev.tidemark.itemsdb.price.SecondLookStore;
import dev.tidemark.itemsdb.price.SeriesRow;
import dev.tidemark.price.doubt.Belief;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.doubt.Move;
import dev.tidemark.price.doubt.SeenPrices;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the price of an item that a list showed, such as a flash sale's: of the headline alone,
 * for a list knows nothing of models. Safe for use by many threads.
 *
 * <p>It is weighed like any other look and goes into the same series. When the item is looked at
 * next, and when it last was, stays as it is: a list does not replace a look. The lease may be of
 * another bucket than the item's; the locked listing keeps this writer and the look's apart, and
 * what a later look has seen stands.
 */
public final class HeadlineWriter {
  private final Database database;
  private final DoubtPauses doubtPauses;

  public HeadlineWriter(Database database, DoubtPauses doubtPauses) {
    this.database = database;
    this.doubtPauses = doubtPauses;
  }

  /**
   * Writes what a list showed, or keeps it for a second look.
   *
   * @param lease the right to write about the region
   * @param suspect whether the source gave a refused answer within the last hour
   */
  public Written write(Lease lease, ListedPrice listed, boolean suspect) {
    return database.write(handle -> {
      if (!BucketLeases.holds(handle, lease)) {
        return new Written.Dropped(Written.Reason.LEASE_LOST);
      }
      Optional<CheckedListing> found =
          new CheckedListingStore(handle).lock(listed.item().listing());
      if (found.isEmpty()) {
        return new Written.Dropped(Written.Reason.UNKNOWN_ITEM);
      }
      CheckedListing was = found.get();
      if (!was.shop().equals(listed.item().shop())) {
        return new Written.Dropped(Written.Reason.SHOP_CHANGED);
      }
      if (overtaken(was, listed)) {
        return new Written.Dropped(Written.Reason.OVERTAKEN);
      }
      return weigh(handle, was, listed, suspect);
    });
  }

  /** A later look, or another source, has spoken: series of different sources are never mixed. */
  private static boolean overtaken(CheckedListing was, ListedPrice listed) {
    Instant lastSeen = was.lastSeenAt();
    return (lastSeen != null && lastSeen.isAfter(listed.seenAt()))
        || (was.source() != null && was.source() != listed.source());
  }

  private Written weigh(Handle handle, CheckedListing was, ListedPrice listed, boolean suspect) {
    Move move = new Move(ModelId.HEADLINE, was.headline(), headline(handle, was, listed));
    SecondLookStore secondLooks = new SecondLookStore(handle);
    FirstLook pending = secondLooks.find(was.id(), listed.source()).orElse(null);
    ExpectedJumps expected =
        new ExpectedJumps(
            handle,
            was.id(),
            listed.source(),
            listed.seenAt(),
            SaleTimes.around(handle, was, listed.seenAt()));
    Belief belief =
        Belief.of(List.of(move), pending, suspect, expected, listed.seenAt(), doubtPauses);
    if (belief instanceof Belief.Doubted doubted) {
      // What a whole look saw says more than a list: it keeps waiting for its own second look.
      if (pending == null || ofHeadlineAlone(pending)) {
        secondLooks.remember(was.id(), listed.source(), doubted.first());
      }
      CheckedListing is = was.in(ItemState.CHECKING, was.goneSince());
      new CheckedListingStore(handle).save(was, is, false);
      return new Written.Doubted(is);
    }
    boolean waits = pending != null && !ofHeadlineAlone(pending);
    if (pending != null && !waits) {
      secondLooks.forget(was.id(), listed.source());
    }
    return store(handle, was, move, listed, belief, waits ? ItemState.CHECKING : ItemState.OK);
  }

  private static boolean ofHeadlineAlone(FirstLook look) {
    return SeenPrices.ofHeadlineAlone(look.observation());
  }

  /**
   * The lowest price over what can be bought: the listed one, or that of a model which is known and
   * not in the sale. The list price alone is no change: pages and lists name different ones.
   */
  private static Offer headline(Handle handle, CheckedListing was, ListedPrice listed) {
    Optional<PricedModel> cheaper =
        new PricedModelStore(handle)
            .ofListing(was.id()).stream()
                .filter(PricedModel::listed)
                .filter(model -> isBelow(model.offer(), listed.price()))
                .min((one, other) -> price(one).compareTo(price(other)));
    if (cheaper.isPresent()) {
      Offer offer = cheaper.get().offer();
      return new Offer(offer.price(), offer.listPrice(), StockState.IN, false);
    }
    Offer stored = was.headline();
    boolean same =
        listed.price().equals(stored.price())
            && stored.flashSale()
            && stored.stock() != StockState.OUT;
    return same ? stored : new Offer(listed.price(), listed.listPrice(), StockState.IN, true);
  }

  private static boolean isBelow(Offer offer, Price price) {
    return offer.price() != null
        && offer.stock() != StockState.OUT
        && !offer.flashSale()
        && offer.price().compareTo(price) < 0;
  }

  private static Price price(PricedModel model) {
    return Objects.requireNonNull(model.offer().price());
  }

  private static Written store(
      Handle handle,
      CheckedListing was,
      Move move,
      ListedPrice listed,
      Belief belief,
      ItemState state) {
    Instant seenAt = listed.seenAt();
    Instant since = belief instanceof Belief.Confirmed confirmed ? confirmed.since() : seenAt;
    Optional<Instant> appended =
        move.changes() ? append(handle, was, move.is(), listed, since) : Optional.empty();
    CheckedListing is =
        new CheckedListing(
            was.id(),
            was.shop(),
            was.shopConfirmed(),
            state,
            was.name() == null && listed.name() != null
                ? ColumnText.fitted(listed.name())
                : was.name(),
            was.imageUrl() == null ? ColumnText.address(listed.image()) : was.imageUrl(),
            move.is(),
            highest(was.priceMax(), move.is().price()),
            listed.source(),
            appended.orElse(was.priceSince()),
            was.firstSeenAt() == null ? seenAt : was.firstSeenAt(),
            seenAt,
            null);
    new CheckedListingStore(handle).save(was, is, appended.isPresent());
    new WatchedChanges(handle).keep(was, is, List.of(), false);
    return new Written.Stored(is, appended.isPresent() ? 1 : 0, was.firstSeenAt() == null);
  }

  /** Appends a row that differs from the newest one, after it, and says when. */
  private static Optional<Instant> append(
      Handle handle, CheckedListing was, Offer offer, ListedPrice listed, Instant since) {
    PriceChangeStore changes = new PriceChangeStore(handle);
    ListingId id = was.id();
    Series series = Series.headline(id, listed.source());
    Optional<SeriesRow> last = changes.last(series);
    if (last.isPresent() && last.get().offer().equals(offer)) {
      return Optional.empty();
    }
    Instant at =
        last.map(row -> row.observedAt().plusMillis(1)).filter(since::isBefore).orElse(since);
    Instant lookedAt = was.lastSeenAt();
    Duration gap =
        last.isEmpty() || lookedAt == null
            ? null
            : lookedAt.isBefore(at) ? Duration.between(lookedAt, at) : Duration.ZERO;
    changes.append(series, new SeriesRow(at, offer), gap);
    return Optional.of(at);
  }

  private static @Nullable Price highest(@Nullable Price known, @Nullable Price now) {
    return Stream.of(Optional.ofNullable(known), Optional.ofNullable(now))
        .flatMap(Optional::stream)
        .max(Price::compareTo)
        .orElse(null);
  }
}

package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.EarlierPriceStore;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.itemsdb.price.SeriesRow;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.SeriesChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what has changed about an item for those who watch it, in the transaction that changes it.
 *
 * <p>Compared is what the item presented before and presents now, whichever source said so: a
 * change of source alone is none, and neither is what was refused, doubted or withheld, for that
 * never becomes what an item presents. Belongs after everything else of the transaction is written.
 */
public final class WatchedChanges {
  /** Of Directive 98/6/EC, Article 6a. */
  private static final Duration PRIOR = Duration.ofDays(30);

  private final ChangeOutboxStore outbox;
  private final PriceChangeStore changes;
  private final EarlierPriceStore earlier;
  private final VerdictOnChange verdicts;

  public WatchedChanges(Handle handle) {
    this.outbox = new ChangeOutboxStore(handle);
    this.changes = new PriceChangeStore(handle);
    this.earlier = new EarlierPriceStore(handle);
    this.verdicts = new VerdictOnChange(handle);
  }

  /**
   * Keeps a change, if there is one and somebody watches the item.
   *
   * @param old whether it was seen too long ago to wake anybody
   */
  public void keep(CheckedListing was, CheckedListing is, List<ModelStep> models, boolean old) {
    ModelStep headline = new ModelStep(ModelId.HEADLINE, "", was.headline(), is.headline());
    List<ModelStep> steps = models.stream().filter(WatchedChanges::differs).toList();
    Source source = is.source();
    Instant seenAt = is.lastSeenAt();
    boolean nothing = !differs(headline) && steps.isEmpty();
    if (nothing || source == null || seenAt == null || !outbox.number(is.id())) {
      return;
    }
    ItemChange.Builder change =
        ItemChange.newBuilder()
            .setItem(item(is))
            .setSeenAtMs(seenAt.toEpochMilli())
            .setSource(source.number())
            .setName(Objects.requireNonNullElse(is.name(), ""))
            .setOld(old);
    if (differs(headline)) {
      change.addSeries(series(is.id(), source, headline));
    }
    steps.forEach(step -> change.addSeries(series(is.id(), source, step)));
    outbox.add(is.id(), change.build().toByteArray());
  }

  static ItemKeyMessage item(CheckedListing listing) {
    return ItemKeyMessage.newBuilder()
        .setRegion(listing.id().region().number())
        .setShopId(listing.shop().value())
        .setItemId(listing.id().item().value())
        .build();
  }

  /** The crossed-out price alone is no change that anybody waits for. */
  private static boolean differs(ModelStep step) {
    Offer before = step.before();
    Offer after = step.after();
    return after.price() != null
        && (!after.price().equals(before.price())
            || (before.stock() == StockState.OUT) != (after.stock() == StockState.OUT)
            || before.flashSale() != after.flashSale());
  }

  private SeriesChange series(ListingId listing, Source source, ModelStep step) {
    SeriesChange.Builder message =
        SeriesChange.newBuilder().setModelId(step.id().value()).setModelName(step.name());
    message.setAfter(offer(step.after()));
    if (step.before().price() != null) {
      message.setBefore(offer(step.before()));
      Series series = new Series(listing, step.id(), source);
      compare(series, step, message);
      verdicts.tell(series, message);
    }
    return message.build();
  }

  /** Says how low the new price is among the earlier ones, unless it went up. */
  private void compare(Series series, ModelStep step, SeriesChange.Builder message) {
    Price before = Objects.requireNonNull(step.before().price());
    Price after = Objects.requireNonNull(step.after().price());
    Optional<Instant> row = changes.last(series).map(SeriesRow::observedAt);
    if (row.isEmpty() || after.compareTo(before) > 0) {
      return;
    }
    Instant at = row.get();
    if (after.compareTo(before) < 0) {
      earlier
          .aboveSince(series, after, at)
          .ifPresentOrElse(
              since -> message.setAboveSinceMs(since.toEpochMilli()),
              () ->
                  earlier
                      .beginning(series)
                      .filter(at::isAfter)
                      .ifPresent(beginning ->
                          message.setAboveSinceMs(beginning.toEpochMilli()).setLowestEver(true)));
    }
    earlier
        .lowest(series, at.minus(PRIOR), at)
        .ifPresent(prior -> message.setPriorPrice(prior.units()));
  }

  private static dev.tidemark.protocol.user.v1.Offer offer(Offer offer) {
    var message =
        dev.tidemark.protocol.user.v1.Offer.newBuilder()
            .setPrice(Objects.requireNonNull(offer.price()).units())
            .setStock(offer.stock().number())
            .setFlashSale(offer.flashSale());
    if (offer.listPrice() != null) {
      message.setListPrice(offer.listPrice().units());
    }
    return message.build();
  }
}

package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.itemsdb.observation.SpeakingConnectorStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.PricedModel;
import dev.tidemark.itemsdb.price.PricedModelStore;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.price.writing.ModelStep;
import dev.tidemark.price.writing.NewOffers;
import dev.tidemark.price.writing.WatchedChanges;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The items that everybody sees, within one transaction. What a collector reports becomes an item's
 * present price when it is newer than what its source saw, and none of our own connectors is
 * answered for the item's region now.
 */
final class SharedItems {
  /** What was seen before that wakes nobody: the price may be another one by now. */
  private static final Duration NEWS = Duration.ofHours(2);

  private final CheckedListingStore listings;
  private final PricedModelStore models;
  private final Set<Region> speaking;
  private final WatchedChanges changes;
  private final Instant now;

  SharedItems(Handle handle, Instant now) {
    this.changes = new WatchedChanges(handle);
    this.now = now;
    this.listings = new CheckedListingStore(handle);
    this.models = new PricedModelStore(handle);
    this.speaking = new SpeakingConnectorStore(handle).regions();
  }

  void write(List<ItemReports> items, SeriesWriter writer) {
    for (ItemReports reports : items) {
      CheckedListing was = listings.lock(reports.listing()).orElseThrow();
      Instant lastSeen = was.source() == reports.source() ? was.lastSeenAt() : null;
      reports.write(writer, true, lastSeen);
      reports.newest().ifPresent(newest -> makePresent(was, newest, reports));
    }
  }

  private void makePresent(CheckedListing was, CheckedReport newest, ItemReports reports) {
    ObservedRow headline = reports.headline();
    boolean isNewer = was.lastSeenAt() == null || newest.seenAt().isAfter(was.lastSeenAt());
    if (!isNewer || headline == null || !newest.model().isHeadline() || speaks(was)) {
      return;
    }
    List<ModelStep> steps = new ArrayList<>();
    boolean modelsDiffer = saveModels(was, newest, steps);
    CheckedListing is = present(was, newest, headline, reports);
    listings.save(was, is, modelsDiffer);
    changes.keep(was, is, steps, newest.seenAt().isBefore(now.minus(NEWS)));
  }

  private boolean speaks(CheckedListing listing) {
    return speaking.contains(listing.id().region());
  }

  private static CheckedListing present(
      CheckedListing was, CheckedReport newest, ObservedRow headline, ItemReports reports) {
    Instant oldest = reports.oldest().orElseThrow().seenAt();
    var highest = newest.listing().headline().highest();
    return new CheckedListing(
        was.id(),
        was.shop(),
        true,
        ItemState.OK,
        newest.name() == null ? was.name() : newest.name(),
        newest.imageUrl() == null ? was.imageUrl() : newest.imageUrl(),
        headline.offer(),
        highest == null ? was.priceMax() : highest,
        reports.source(),
        headline.at(),
        was.firstSeenAt() == null || oldest.isBefore(was.firstSeenAt())
            ? oldest
            : was.firstSeenAt(),
        newest.seenAt(),
        null);
  }

  /**
   * The variations of a report that named them are all that the item has now.
   *
   * @param steps gets what each of them stood at before and after
   */
  private boolean saveModels(CheckedListing was, CheckedReport newest, List<ModelStep> steps) {
    if (newest.listing().models().isEmpty()) {
      return false;
    }
    Map<ModelId, PricedModel> unlisted =
        models.ofListing(was.id()).stream()
            .collect(Collectors.toMap(PricedModel::id, Function.identity()));
    List<PricedModel> different = new ArrayList<>();
    int position = 0;
    for (ListedModel model : newest.listing().models()) {
      PricedModel before = unlisted.remove(model.id());
      Offer stood = before == null ? Offer.UNKNOWN : before.offer();
      String name = model.name().isEmpty() && before != null ? before.name() : model.name();
      PricedModel after =
          new PricedModel(
              model.id(),
              position++,
              name,
              NewOffers.of(model, newest.listing().headline().stock(), stood),
              true);
      steps.add(new ModelStep(after.id(), after.name(), stood, after.offer()));
      if (!Objects.equals(after, before)) {
        different.add(after);
      }
    }
    unlisted.values().stream()
        .filter(PricedModel::listed)
        .map(PricedModel::unlisted)
        .forEach(different::add);
    models.save(was.id(), different);
    return !different.isEmpty();
  }
}

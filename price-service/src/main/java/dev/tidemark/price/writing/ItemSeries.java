package dev.tidemark.price.writing;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.itemsdb.price.PricedModel;
import dev.tidemark.itemsdb.price.PricedModelStore;
import dev.tidemark.itemsdb.price.SeriesRow;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.price.doubt.Belief;
import dev.tidemark.price.doubt.Move;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An item's headline and models as one source sees them, before and after an answer; lives as long
 * as the transaction that writes it. Not for use by several threads.
 */
final class ItemSeries {
  private final CheckedListing was;
  private final Observation observation;
  private final PriceChangeStore changes;
  private final PricedModelStore modelStore;
  private final Map<ModelId, PricedModel> modelsBefore;
  private final Map<ModelId, Move> moves = new LinkedHashMap<>();
  private @Nullable Instant headlineSince;
  private Set<ModelId> withheld = Set.of();

  private ItemSeries(Handle handle, CheckedListing was, Observation observation) {
    this.was = was;
    this.observation = observation;
    this.changes = new PriceChangeStore(handle);
    this.modelStore = new PricedModelStore(handle);
    this.modelsBefore =
        modelStore.ofListing(was.id()).stream()
            .collect(Collectors.toMap(PricedModel::id, Function.identity()));
    this.headlineSince = was.priceSince();
  }

  /** Compares an answer with what is stored. */
  static ItemSeries read(Handle handle, CheckedListing was, Observation observation) {
    ItemSeries series = new ItemSeries(handle, was, observation);
    Listing answer = observation.listing();
    Offer headline = series.standing(ModelId.HEADLINE, was.headline());
    series.move(ModelId.HEADLINE, headline, NewOffers.of(answer.headline(), headline));
    for (ListedModel model : answer.models()) {
      PricedModel before = series.modelsBefore.get(model.id());
      Offer offer = series.standing(model.id(), before == null ? Offer.UNKNOWN : before.offer());
      series.move(model.id(), offer, NewOffers.of(model, answer.headline().stock(), offer));
    }
    return series;
  }

  private void move(ModelId model, Offer before, Offer after) {
    moves.put(model, new Move(model, before, after));
  }

  /**
   * What a series stands at. Listing and models hold the newest rows of the source that last spoke;
   * only another source's have to be looked up.
   */
  private Offer standing(ModelId model, Offer stored) {
    if (observation.source() == was.source()) {
      return stored;
    }
    return changes.last(series(model)).map(SeriesRow::offer).orElse(Offer.UNKNOWN);
  }

  List<Move> moves() {
    return List.copyOf(moves.values());
  }

  /**
   * Lets some series stand as they were until a second look, and says whether any other changes.
   */
  boolean withhold(Set<ModelId> models) {
    withheld = models;
    for (ModelId model : models) {
      moves.computeIfPresent(model, (_, move) -> new Move(model, move.was(), move.was()));
    }
    return moves.values().stream().anyMatch(Move::changes);
  }

  /**
   * Appends a row for each series that differs from its newest row, and says how many.
   *
   * @param lastPoll the successful look before this one
   */
  int append(Belief belief, @Nullable Instant lastPoll) {
    int appended = 0;
    for (Move move : moves.values()) {
      if (move.changes() && append(move, since(move.model(), belief), lastPoll)) {
        appended++;
      }
    }
    return appended;
  }

  private Instant since(ModelId model, Belief belief) {
    return belief instanceof Belief.Confirmed confirmed && confirmed.models().contains(model)
        ? confirmed.since()
        : observation.seenAt();
  }

  /**
   * Time grows within a series even if the clock was set back: the row then follows its predecessor
   * by a millisecond. Refusing it would lose a change that was seen.
   */
  private boolean append(Move move, Instant seenAt, @Nullable Instant lastPoll) {
    Series series = series(move.model());
    Optional<SeriesRow> last = changes.last(series);
    if (last.isPresent() && last.get().offer().equals(move.is())) {
      return false;
    }
    Instant at =
        last.map(row -> row.observedAt().plusMillis(1)).filter(seenAt::isBefore).orElse(seenAt);
    Duration gap = last.isEmpty() || lastPoll == null ? null : gap(lastPoll, at);
    changes.append(series, new SeriesRow(at, move.is()), gap);
    if (move.model().isHeadline()) {
      headlineSince = at;
    }
    return true;
  }

  private static Duration gap(Instant lastPoll, Instant at) {
    return at.isAfter(lastPoll) ? Duration.between(lastPoll, at) : Duration.ZERO;
  }

  /** Writes the models that differ from the stored ones, and says whether any did. */
  boolean saveModels() {
    Map<ModelId, PricedModel> unlisted = new LinkedHashMap<>(modelsBefore);
    List<PricedModel> different = new ArrayList<>();
    int position = 0;
    for (ListedModel model : observation.listing().models()) {
      PricedModel before = unlisted.remove(model.id());
      if (before == null && withheld.contains(model.id())) {
        continue;
      }
      PricedModel after =
          new PricedModel(
              model.id(), position++, ColumnText.fitted(model.name()), offer(model.id()), true);
      if (!after.equals(before)) {
        different.add(after);
      }
    }
    unlisted.values().stream()
        .filter(PricedModel::listed)
        .map(PricedModel::unlisted)
        .forEach(different::add);
    modelStore.save(was.id(), different);
    return !different.isEmpty();
  }

  /** What the item's models presented before this answer, and present after it. */
  List<ModelStep> modelSteps() {
    List<ModelStep> steps = new ArrayList<>();
    for (ListedModel model : observation.listing().models()) {
      PricedModel before = modelsBefore.get(model.id());
      Offer presented = before == null ? Offer.UNKNOWN : before.offer();
      steps.add(
          new ModelStep(model.id(), ColumnText.fitted(model.name()), presented, offer(model.id())));
    }
    return steps;
  }

  /** The listing after this answer. */
  CheckedListing listing() {
    Listing answer = observation.listing();
    Instant seenAt = observation.seenAt();
    return new CheckedListing(
        was.id(),
        answer.key().shop(),
        true,
        withheld.isEmpty() ? ItemState.OK : ItemState.CHECKING,
        ColumnText.fitted(answer.name()),
        ColumnText.address(answer.image()),
        offer(ModelId.HEADLINE),
        highest(),
        observation.source(),
        headlineSince,
        was.firstSeenAt() == null ? seenAt : was.firstSeenAt(),
        seenAt,
        null);
  }

  private @Nullable Price highest() {
    Price highest = observation.listing().headline().highest();
    return highest == null || !withheld.isEmpty() ? was.priceMax() : highest;
  }

  private Offer offer(ModelId model) {
    return Objects.requireNonNull(moves.get(model)).is();
  }

  private Series series(ModelId model) {
    return new Series(was.id(), model, observation.source());
  }
}

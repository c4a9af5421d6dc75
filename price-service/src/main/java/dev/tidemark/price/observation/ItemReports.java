package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.price.observation.SeriesEdit.Fate;
import dev.tidemark.price.observation.SeriesEdit.Seen;
import dev.tidemark.price.writing.NewOffers;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports about one item, on their way into its series. For one thread. */
final class ItemReports {
  private final ListingId listing;
  private final Source source;
  private final Map<Integer, CheckedReport> reports = new LinkedHashMap<>();
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private @Nullable ObservedRow headline;

  ItemReports(ListingId listing, Source source) {
    this.listing = listing;
    this.source = source;
  }

  ListingId listing() {
    return listing;
  }

  Source source() {
    return source;
  }

  void add(int index, CheckedReport report) {
    reports.put(index, report);
  }

  boolean nameModels() {
    return reports.values().stream().anyMatch(report -> !models(report).isEmpty());
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }

  /**
   * Refuses reports that name a variation which the item is known not to have.
   *
   * @param trusted whether a report that names all variations may name new ones
   */
  void refuseOtherModels(Set<ModelId> known, boolean trusted) {
    if (known.isEmpty()) {
      return;
    }
    for (Map.Entry<Integer, CheckedReport> each : Map.copyOf(reports).entrySet()) {
      if (trusted && each.getValue().model().isHeadline()) {
        continue;
      }
      models(each.getValue()).stream()
          .filter(model -> !known.contains(model))
          .findFirst()
          .ifPresent(model ->
              refuse(
                  each.getKey(),
                  Reason.WRONG_MODEL,
                  "item %s has no variation %s".formatted(each.getValue().item(), model)));
    }
  }

  void refuse(int index, Reason reason, String detail) {
    reports.remove(index);
    outcomes.put(index, new Outcome.Refused(reason, detail));
  }

  void refuseAll(Reason reason, String detail) {
    List.copyOf(reports.keySet()).forEach(index -> refuse(index, reason, detail));
  }

  private static List<ModelId> models(CheckedReport report) {
    return report.listing().models().stream().map(ListedModel::id).toList();
  }

  /** Writes the reports into the item's series. */
  void write(SeriesWriter writer, boolean known, @Nullable Instant lastSeen) {
    Map<ModelId, List<Seen>> bySeries = new LinkedHashMap<>();
    reports.forEach((index, report) -> spread(index, report, bySeries));
    Map<Integer, List<Optional<Fate>>> fates = new HashMap<>();
    bySeries.forEach((model, seen) -> {
      SeriesWriter.Written written =
          writer.write(new Series(listing, model, source), seen, known, lastSeen);
      if (model.isHeadline()) {
        headline = written.newest();
      }
      for (Seen each : seen) {
        fates
            .computeIfAbsent(each.index(), _ -> new ArrayList<>())
            .add(Optional.ofNullable(written.fates().get(each.index())));
      }
    });
    fates.forEach((index, all) -> outcomes.put(index, outcome(all)));
  }

  private static void spread(int index, CheckedReport report, Map<ModelId, List<Seen>> bySeries) {
    var answer = report.listing();
    StockState item = answer.headline().stock();
    if (report.model().isHeadline()) {
      bySeries
          .computeIfAbsent(ModelId.HEADLINE, _ -> new ArrayList<>())
          .add(
              new Seen(
                  index,
                  report.seenAt(),
                  report.timed(),
                  was -> NewOffers.of(answer.headline(), was)));
    }
    for (ListedModel model : answer.models()) {
      if (model.price() != null) {
        bySeries
            .computeIfAbsent(model.id(), _ -> new ArrayList<>())
            .add(
                new Seen(
                    index, report.seenAt(), report.timed(), was -> NewOffers.of(model, item, was)));
      }
    }
  }

  private static Outcome outcome(List<Optional<Fate>> fates) {
    if (fates.stream().anyMatch(Optional::isEmpty)) {
      return new Outcome.Refused(
          Reason.TOO_MANY_CHANGES,
          "the series has more than " + SeriesWriter.MOST_ROWS + " changes around that time");
    }
    Set<Fate> all = Set.copyOf(fates.stream().map(Optional::get).toList());
    if (all.contains(Fate.CONTRADICTED)) {
      return new Outcome.Refused(
          Reason.CONTRADICTION, "another price was observed at the very same time");
    }
    if (all.contains(Fate.DOUBTED)) {
      return new Outcome.Refused(
          Reason.SECOND_LOOK,
          "more than half dearer or 70 % cheaper than before; it counts once another observation,"
              + " at least 20 seconds and at most 30 days apart, has the same price");
    }
    return all.contains(Fate.ACCEPTED) ? Outcome.ACCEPTED : Outcome.UNCHANGED;
  }

  Map<Integer, Outcome> outcomes() {
    return outcomes;
  }

  /** The newest report that is believed. */
  Optional<CheckedReport> newest() {
    return believed().max(Comparator.comparing(CheckedReport::seenAt));
  }

  /** The oldest report that is believed. */
  Optional<CheckedReport> oldest() {
    return believed().min(Comparator.comparing(CheckedReport::seenAt));
  }

  private Stream<CheckedReport> believed() {
    return reports.entrySet().stream()
        .filter(each -> !(outcomes.get(each.getKey()) instanceof Outcome.Refused))
        .map(Map.Entry::getValue);
  }

  /** The newest row of the headline's series; null when no report was about the item as a whole. */
  @Nullable ObservedRow headline() {
    return headline;
  }
}

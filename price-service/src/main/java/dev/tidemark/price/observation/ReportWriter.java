package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.listing.Model;
import dev.tidemark.itemsdb.listing.ModelStore;
import dev.tidemark.itemsdb.observation.DoubtedStore;
import dev.tidemark.itemsdb.observation.PrivateSeriesStore;
import dev.tidemark.itemsdb.observation.SeriesRows;
import dev.tidemark.itemsdb.observation.SharedSeriesStore;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Writes reports into the series of their items, and brings what is known of the items up to date:
 * all within the caller's transaction, so that it is on disk together or not at all. Thread-safe.
 */
public final class ReportWriter {
  private final InstantSource clock;

  public ReportWriter(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Writes reports of one source.
   *
   * @param reports by their place, which names their outcomes
   */
  public Map<Integer, Outcome> write(
      Handle handle, Reporter reporter, Source source, Map<Integer, CheckedReport> reports) {
    // In one order for everybody, so that two transactions do not wait for each other's rows.
    Map<ListingId, ItemReports> items = new TreeMap<>(Comparator.comparingLong(ListingId::value));
    reports.forEach((index, report) ->
        items
            .computeIfAbsent(report.item().listing(), id -> new ItemReports(id, source))
            .add(index, report));
    if (!reporter.shared()) {
      new PrivateItems(handle, reporter.account()).refuseBeyondLimit(items.values());
    }
    track(handle, reporter, reports, items);
    for (ItemReports item : items.values()) {
      if (item.nameModels()) {
        item.refuseOtherModels(
            new ModelStore(handle)
                .ofListing(item.listing()).stream().map(Model::id).collect(Collectors.toSet()),
            reporter.shared());
      }
    }
    List<ItemReports> all = items.values().stream().filter(item -> !item.isEmpty()).toList();
    if (reporter.shared()) {
      new SharedItems(handle, clock.instant()).write(all, writer(handle, reporter));
    } else {
      new PrivateItems(handle, reporter.account()).write(all, writer(handle, reporter));
    }
    Map<Integer, Outcome> outcomes = new HashMap<>();
    items.values().forEach(item -> outcomes.putAll(item.outcomes()));
    return outcomes;
  }

  private void track(
      Handle handle,
      Reporter reporter,
      Map<Integer, CheckedReport> reports,
      Map<ListingId, ItemReports> items) {
    Instant now = clock.instant();
    List<CheckedReport> sorted =
        reports.values().stream()
            .filter(report -> isAdmitted(items, report))
            .sorted(Comparator.comparingLong(report -> report.item().listing().value()))
            .toList();
    Map<ListingId, ShopId> shops =
        new TrackedItems(handle, reporter.shared())
            .track(sorted.stream().map(CheckedReport::item).toList(), now);
    reports.forEach((index, report) -> {
      ShopId shop = shops.get(report.item().listing());
      ItemReports item = items.get(report.item().listing());
      if (item != null && !item.isEmpty() && !report.item().shop().equals(shop)) {
        item.refuse(
            index,
            Reason.SHOP_MISMATCH,
            "item %s of %s belongs to shop %s, not to shop %s"
                .formatted(
                    report.item().item(), report.item().region(), shop, report.item().shop()));
      }
    });
  }

  private static boolean isAdmitted(Map<ListingId, ItemReports> items, CheckedReport report) {
    ItemReports item = items.get(report.item().listing());
    return item != null && !item.isEmpty();
  }

  private static SeriesWriter writer(Handle handle, Reporter reporter) {
    SeriesRows rows =
        reporter.shared()
            ? new SharedSeriesStore(handle)
            : new PrivateSeriesStore(handle, reporter.account());
    return new SeriesWriter(rows, new DoubtedStore(handle, reporter.owner()));
  }
}

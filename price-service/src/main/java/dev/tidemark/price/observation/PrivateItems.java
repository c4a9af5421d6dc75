package dev.tidemark.price.observation;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.itemsdb.observation.PrivateItem;
import dev.tidemark.itemsdb.observation.PrivateItemStore;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The items that one account has seen by itself, within one transaction. */
final class PrivateItems {
  /** Ten times what an account may watch: a history of years, but not all of a marketplace. */
  static final int MOST = 20_000;

  private final PrivateItemStore store;

  PrivateItems(Handle handle, AccountId account) {
    this.store = new PrivateItemStore(handle, account);
  }

  void write(List<ItemReports> items, SeriesWriter writer) {
    List<ListingId> ids = items.stream().map(ItemReports::listing).toList();
    Set<ListingId> known =
        store.findAll(ids).stream().map(PrivateItem::listing).collect(Collectors.toSet());
    store.begin(ids.stream().filter(id -> !known.contains(id)).toList());
    Map<ListingId, PrivateItem> before =
        store.lockAll(ids).stream()
            .collect(Collectors.toMap(PrivateItem::listing, Function.identity(), (one, _) -> one));
    List<PrivateItem> after = new ArrayList<>();
    for (ItemReports reports : items) {
      PrivateItem was = Objects.requireNonNull(before.get(reports.listing()), "begun above");
      reports.write(writer, known.contains(was.listing()), was.lastSeenAt());
      PrivateItem is = after(was, reports);
      if (!is.equals(was)) {
        after.add(is);
      }
    }
    store.save(after);
  }

  /** Refuses what would be more items than an account may have, before anything is begun. */
  void refuseBeyondLimit(Collection<ItemReports> items) {
    List<ListingId> ids = items.stream().map(ItemReports::listing).toList();
    Set<ListingId> known =
        store.findAll(ids).stream().map(PrivateItem::listing).collect(Collectors.toSet());
    if (known.size() == ids.size()) {
      return;
    }
    long free = MOST - store.count();
    for (ItemReports item : items) {
      if (!known.contains(item.listing()) && free-- <= 0) {
        item.refuseAll(
            Reason.TOO_MANY_ITEMS, "an account keeps prices of at most " + MOST + " items");
      }
    }
  }

  private static PrivateItem after(PrivateItem was, ItemReports reports) {
    Optional<CheckedReport> newest = reports.newest();
    if (newest.isEmpty()) {
      return was;
    }
    CheckedReport last = newest.get();
    Instant first = reports.oldest().orElseThrow().seenAt();
    Instant firstSeen =
        was.firstSeenAt() == null || first.isBefore(was.firstSeenAt()) ? first : was.firstSeenAt();
    if (was.lastSeenAt() != null && last.seenAt().isBefore(was.lastSeenAt())) {
      return new PrivateItem(
          was.listing(),
          was.name(),
          was.imageUrl(),
          was.headline(),
          was.source(),
          was.priceSince(),
          firstSeen,
          was.lastSeenAt());
    }
    ObservedRow headline = reports.headline();
    Offer offer = headline == null ? was.headline() : headline.offer();
    return new PrivateItem(
        was.listing(),
        last.name() == null ? was.name() : last.name(),
        last.imageUrl() == null ? was.imageUrl() : last.imageUrl(),
        offer,
        reports.source(),
        headline == null ? was.priceSince() : headline.at(),
        firstSeen,
        last.seenAt());
  }
}

package dev.tidemark.user.watch;

import dev.tidemark.protocol.ListingId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The rows of {@code watch_count}: an outbox that holds one message for each item at most, the
 * newest. Counting belongs into the transaction that adds or removes a watch.
 */
public final class WatchCountStore {
  // By the primary key. A count begins with the watch that is being added.
  private static final String ADD =
      """
      INSERT INTO watch_count (listing_id, watchers, version, untold)
      VALUES (:listing, 1, 1, 1)
      ON DUPLICATE KEY UPDATE watchers = watchers + 1, version = version + 1, untold = 1
      """;

  // By the primary key. What nobody watches has no alerts.
  private static final String REMOVE =
      """
      UPDATE watch_count
      SET near_alerts = CASE WHEN watchers > 1 THEN near_alerts ELSE 0 END,
          watchers = GREATEST(watchers, 1) - 1, version = version + 1, untold = 1
      WHERE listing_id = :listing
      """;

  // By the primary key, without a lock: mostly there is nothing to change.
  private static final String NEAR =
      """
      SELECT listing_id, near_alerts FROM watch_count WHERE listing_id IN (<listings>)
      """;

  // By the primary key.
  private static final String SET_NEAR =
      """
      UPDATE watch_count SET near_alerts = :near, version = version + 1, untold = 1
      WHERE listing_id = :listing AND watchers > 0
      """;

  // By watch_count_untold.
  private static final String UNTOLD =
      """
      SELECT listing_id, watchers, near_alerts, version
      FROM watch_count
      WHERE untold = 1
      ORDER BY listing_id
      LIMIT :limit
      """;

  // By the primary key. A count that has changed meanwhile stays to be told.
  private static final String TOLD =
      """
      UPDATE watch_count
      SET told_version = :version, untold = CASE WHEN version = :version THEN 0 ELSE 1 END
      WHERE listing_id = :listing AND told_version < :version
      """;

  private final Handle handle;

  public WatchCountStore(Handle handle) {
    this.handle = handle;
  }

  void add(ListingId listing) {
    handle.createUpdate(ADD).bind("listing", listing.value()).execute();
  }

  void remove(ListingId listing) {
    handle.createUpdate(REMOVE).bind("listing", listing.value()).execute();
  }

  /** Counts one watcher less of each. */
  public void removeAll(List<ListingId> listings) {
    if (!listings.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(REMOVE);
      listings.forEach(listing -> batch.bind("listing", listing.value()).add());
      batch.execute();
    }
  }

  /** Sets how many alerts of each of these items are nearly reached; belongs into a transaction. */
  public void nearAlerts(Map<ListingId, Integer> near) {
    if (near.isEmpty()) {
      return;
    }
    SortedMap<Long, Integer> changed = new TreeMap<>();
    handle
        .createQuery(NEAR)
        .bindList("listings", near.keySet().stream().map(ListingId::value).toList())
        .map((row, context) -> Map.entry(row.getLong("listing_id"), row.getInt("near_alerts")))
        .forEach(was -> {
          Integer is = near.get(new ListingId(was.getKey()));
          if (is != null && !is.equals(was.getValue())) {
            changed.put(was.getKey(), is);
          }
        });
    if (!changed.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(SET_NEAR);
      changed.forEach((listing, count) -> batch.bind("listing", listing).bind("near", count).add());
      batch.execute();
    }
  }

  /** At most so many counts that the price services do not have yet. */
  List<WatchCount> untold(int limit) {
    return handle
        .createQuery(UNTOLD)
        .bind("limit", limit)
        .map((row, context) ->
            new WatchCount(
                new ListingId(row.getLong("listing_id")),
                row.getInt("watchers"),
                row.getInt("near_alerts"),
                row.getLong("version")))
        .list();
  }

  /** The price services have these counts on disk. */
  void told(List<WatchCount> counts) {
    PreparedBatch batch = handle.prepareBatch(TOLD);
    for (WatchCount count : counts) {
      batch.bind("listing", count.listing().value()).bind("version", count.version()).add();
    }
    batch.execute();
  }
}

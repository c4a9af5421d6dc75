package dev.tidemark.user.intake;

import dev.tidemark.protocol.ListingId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of {@code change_mark}: how far the changes of each item have been dealt with. */
public final class ChangeMarkStore {
  // Primary key. Makes sure that there is a row, and locks it to the end of the transaction.
  private static final String LOCK =
      """
      INSERT INTO change_mark (listing_id, change_no)
      VALUES (:listing, 0)
      ON DUPLICATE KEY UPDATE change_no = change_no
      """;

  // Primary key.
  private static final String READ =
      """
      SELECT listing_id, change_no FROM change_mark WHERE listing_id IN (<listings>) FOR UPDATE
      """;

  // Primary key. The rows are there; an insert of many rows is one message to the server.
  private static final String ADVANCE =
      """
      INSERT INTO change_mark (listing_id, change_no)
      VALUES (:listing, :change)
      ON DUPLICATE KEY UPDATE change_no = VALUES(change_no)
      """;

  private final Handle handle;

  public ChangeMarkStore(Handle handle) {
    this.handle = handle;
  }

  /** The newest change of each item that has been dealt with; nobody else deals with them now. */
  Map<ListingId, Long> lock(Collection<ListingId> sorted) {
    PreparedBatch batch = handle.prepareBatch(LOCK);
    sorted.forEach(listing -> batch.bind("listing", listing.value()).add());
    batch.execute();
    Map<ListingId, Long> marks = new HashMap<>();
    handle
        .createQuery(READ)
        .bindList("listings", sorted.stream().map(ListingId::value).toList())
        .map((row, context) ->
            Map.entry(new ListingId(row.getLong("listing_id")), row.getLong("change_no")))
        .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
    return marks;
  }

  void advance(Map<ListingId, Long> marks) {
    PreparedBatch batch = handle.prepareBatch(ADVANCE);
    marks.forEach(
        (listing, change) -> batch.bind("listing", listing.value()).bind("change", change).add());
    batch.execute();
  }
}

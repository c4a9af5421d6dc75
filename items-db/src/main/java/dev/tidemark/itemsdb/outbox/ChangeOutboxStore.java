package dev.tidemark.itemsdb.outbox;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.protocol.ListingId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of {@code change_outbox}. */
public final class ChangeOutboxStore {
  /** So many buckets are asked about at once; shorter lists are filled up to it. */
  public static final int BUCKETS_AT_ONCE = 64;

  // By the primary keys; only an item that somebody has submitted has a row to change: the count of
  // its watchers arrives a moment after the watch was acknowledged. The row stays locked, so that
  // the changes of an item get their numbers in the order in which they commit.
  private static final String NUMBER =
      """
      UPDATE poll_state
      SET change_no = change_no + 1
      WHERE bucket = :bucket AND listing_id = :listing
        AND EXISTS (SELECT 1 FROM listing WHERE listing_id = :listing AND watched = 1)
      """;

  // By the primary key.
  private static final String ADD =
      """
      INSERT INTO change_outbox (bucket, listing_id, change_no, created_at, content)
      SELECT bucket, listing_id, change_no,
             TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000, :content
      FROM poll_state
      WHERE bucket = :bucket AND listing_id = :listing
      """;

  // By the primary key, one step for each bucket.
  private static final String BUCKETS =
      """
      SELECT DISTINCT bucket FROM change_outbox
      """;

  // By the primary key.
  private static final String WAITING =
      """
      SELECT bucket, listing_id, change_no, content
      FROM change_outbox
      WHERE bucket IN (<buckets>)
      ORDER BY bucket, listing_id, change_no
      LIMIT :limit
      """;

  // By the primary key.
  private static final String DELETE =
      """
      DELETE FROM change_outbox
      WHERE bucket = :bucket AND listing_id = :listing AND change_no = :number
      """;

  // By change_outbox_created.
  private static final String DROP_OLD =
      """
      DELETE FROM change_outbox
      WHERE created_at < TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 - :age
      LIMIT 1000
      """;

  // The count walks change_outbox_created: a few rows, unless the user service is away.
  private static final String AGE =
      """
      SELECT COUNT(*) AS waiting,
             COALESCE(
                 TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
                     - MIN(created_at),
                 0) AS oldest
      FROM change_outbox
      """;

  private final Handle handle;

  public ChangeOutboxStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * Takes the next number for a change of an item, in the transaction that writes the change; false
   * when nobody has ever submitted the item, and nothing is to be added.
   */
  public boolean number(ListingId listing) {
    return handle
            .createUpdate(NUMBER)
            .bind("bucket", Buckets.of(listing))
            .bind("listing", listing.value())
            .execute()
        == 1;
  }

  /** Adds the change whose number was just taken. */
  public void add(ListingId listing, byte[] content) {
    handle
        .createUpdate(ADD)
        .bind("bucket", Buckets.of(listing))
        .bind("listing", listing.value())
        .bind("content", content)
        .execute();
  }

  /** The buckets in which changes wait. */
  public List<Integer> buckets() {
    return handle.createQuery(BUCKETS).mapTo(Integer.class).list();
  }

  /** Waiting changes of at most {@link #BUCKETS_AT_ONCE} buckets, those of an item in order. */
  public List<OutboxChange> waiting(List<Integer> buckets, int limit) {
    List<Integer> filled = new ArrayList<>(buckets);
    while (filled.size() < BUCKETS_AT_ONCE) {
      filled.add(buckets.getLast());
    }
    return handle
        .createQuery(WAITING)
        .bindList("buckets", filled)
        .bind("limit", limit)
        .map((row, context) ->
            new OutboxChange(
                row.getInt("bucket"),
                new ListingId(row.getLong("listing_id")),
                row.getLong("change_no"),
                row.getBytes("content")))
        .list();
  }

  /** The user service has these on disk. */
  public void delete(List<OutboxChange> changes) {
    PreparedBatch batch = handle.prepareBatch(DELETE);
    for (OutboxChange change : changes) {
      batch
          .bind("bucket", change.bucket())
          .bind("listing", change.listing().value())
          .bind("number", change.number())
          .add();
    }
    batch.execute();
  }

  /** Gives up at most 1,000 changes that nobody has taken for so long, and says how many. */
  public int dropOlderThan(Duration age) {
    return handle.createUpdate(DROP_OLD).bind("age", age.toMillis()).execute();
  }

  public OutboxAge age() {
    return handle
        .createQuery(AGE)
        .map((row, context) ->
            new OutboxAge(row.getLong("waiting"), Duration.ofMillis(row.getLong("oldest"))))
        .one();
  }
}

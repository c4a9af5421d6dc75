package dev.tidemark.itemsdb.poll;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The leases of the buckets: who may poll and write which items. All times are by the database's
 * clock, the only one that every price service shares.
 */
public final class BucketLeaseStore {
  // The whole table: 1,024 narrow rows.
  private static final String READ =
      """
      SELECT bucket, owner, fence,
             CASE WHEN lease_until > TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
                  THEN 1 ELSE 0 END AS live
      FROM bucket_lease
      """;

  // By bucket_lease_owner, named so that no other owner's row is waited for.
  private static final String RENEW =
      """
      UPDATE bucket_lease FORCE INDEX (bucket_lease_owner)
      SET lease_until = TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 + :lease
      WHERE owner = :owner AND lease_until > 0
      """;

  // By the primary key; compare-and-set: of two that try, one finds the lease running again.
  private static final String TAKE =
      """
      UPDATE bucket_lease
      SET owner = :owner, fence = fence + 1,
          lease_until = TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 + :lease
      WHERE bucket = :bucket
        AND lease_until <= TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
      """;

  // By the primary key.
  private static final String GIVE_BACK =
      """
      UPDATE bucket_lease SET lease_until = 0 WHERE bucket = :bucket AND owner = :owner
      """;

  // By bucket_lease_owner.
  private static final String GIVE_BACK_ALL =
      """
      UPDATE bucket_lease FORCE INDEX (bucket_lease_owner) SET lease_until = 0 WHERE owner = :owner
      """;

  // By the primary key. The row stays locked to the end of the transaction, so that nobody takes
  // the bucket while its owner writes.
  private static final String HOLD =
      """
      SELECT fence
      FROM bucket_lease
      WHERE bucket = :bucket AND owner = :owner AND fence = :fence
        AND lease_until > TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
      FOR UPDATE
      """;

  private final Handle handle;

  public BucketLeaseStore(Handle handle) {
    this.handle = handle;
  }

  public List<BucketLease> read() {
    return handle
        .createQuery(READ)
        .map((row, context) ->
            new BucketLease(
                row.getInt("bucket"),
                row.getString("owner"),
                row.getLong("fence"),
                row.getInt("live") == 1))
        .list();
  }

  /** Prolongs every lease of the owner that nobody has taken since, and says how many. */
  public int renew(String owner, Duration lease) {
    return handle
        .createUpdate(RENEW)
        .bind("owner", owner)
        .bind("lease", lease.toMillis())
        .execute();
  }

  /** Takes those of the buckets whose lease has ended; which ones, {@link #read} tells. */
  public void take(String owner, Duration lease, Collection<Integer> buckets) {
    if (buckets.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(TAKE);
    for (int bucket : buckets) {
      batch.bind("owner", owner).bind("lease", lease.toMillis()).bind("bucket", bucket).add();
    }
    batch.execute();
  }

  /** Ends the owner's leases of these buckets. */
  public void giveBack(String owner, Collection<Integer> buckets) {
    if (buckets.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(GIVE_BACK);
    for (int bucket : buckets) {
      batch.bind("owner", owner).bind("bucket", bucket).add();
    }
    batch.execute();
  }

  /** Ends every lease of the owner. */
  public void giveBackAll(String owner) {
    handle.createUpdate(GIVE_BACK_ALL).bind("owner", owner).execute();
  }

  /**
   * Whether the bucket is still this owner's, under this fence and before the lease ends; if so, it
   * stays so until the transaction ends.
   */
  public boolean hold(int bucket, String owner, long fence) {
    return handle
        .createQuery(HOLD)
        .bind("bucket", bucket)
        .bind("owner", owner)
        .bind("fence", fence)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }
}

package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How following each region goes, as the price service that follows it reports. */
public final class FlashRegionStore {
  // By PRIMARY.
  private static final String REPORT =
      """
      INSERT INTO flash_region (region, listed_at, problem, seen_at)
      VALUES (:region, :listedAt, :problem,
              TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)
      ON DUPLICATE KEY UPDATE
        listed_at = COALESCE(VALUES(listed_at), listed_at), problem = VALUES(problem),
        seen_at = VALUES(seen_at)
      """;

  // By PRIMARY.
  private static final String FIND =
      """
      SELECT listed_at, problem FROM flash_region WHERE region = :region
      """;

  private final Handle handle;

  public FlashRegionStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * Reports now, by the database's clock.
   *
   * @param listedAt the last good answer; null leaves the known one
   * @param problem a stable word, or empty
   */
  public void report(Region region, @Nullable Instant listedAt, String problem) {
    handle
        .createUpdate(REPORT)
        .bind("region", region.number())
        .bind("listedAt", listedAt == null ? null : listedAt.toEpochMilli())
        .bind("problem", problem)
        .execute();
  }

  public Optional<FollowedRegion> find(Region region) {
    return handle
        .createQuery(FIND)
        .bind("region", region.number())
        .map((row, context) ->
            new FollowedRegion(
                region, Columns.optionalTime(row, "listed_at"), row.getString("problem")))
        .findOne();
  }
}

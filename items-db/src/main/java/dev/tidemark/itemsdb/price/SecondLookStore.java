package dev.tidemark.itemsdb.price;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Answers that wait for a second look; on disk, so that a restart does not believe or lose them.
 */
public final class SecondLookStore {
  // By the primary key.
  private static final String FIND =
      """
      SELECT first_at, reason, observation
      FROM second_look
      WHERE listing_id = :listing AND source = :source
      """;

  // By the primary key.
  private static final String REMEMBER =
      """
      INSERT INTO second_look (listing_id, source, first_at, reason, observation)
      VALUES (:listing, :source, :firstAt, :reason, :observation)
      ON DUPLICATE KEY UPDATE
        first_at = VALUES(first_at), reason = VALUES(reason), observation = VALUES(observation)
      """;

  // By the primary key.
  private static final String FORGET =
      """
      DELETE FROM second_look WHERE listing_id = :listing AND source = :source
      """;

  private final Handle handle;

  public SecondLookStore(Handle handle) {
    this.handle = handle;
  }

  public Optional<FirstLook> find(ListingId listing, Source source) {
    return handle
        .createQuery(FIND)
        .bind("listing", listing.value())
        .bind("source", source.number())
        .map((row, context) ->
            new FirstLook(
                Instant.ofEpochMilli(row.getLong("first_at")),
                row.getString("reason"),
                row.getString("observation")))
        .findOne();
  }

  /** Keeps a first look, in place of an earlier one. */
  public void remember(ListingId listing, Source source, FirstLook look) {
    handle
        .createUpdate(REMEMBER)
        .bind("listing", listing.value())
        .bind("source", source.number())
        .bind("firstAt", look.firstAt().toEpochMilli())
        .bind("reason", look.reason())
        .bind("observation", look.observation())
        .execute();
  }

  public void forget(ListingId listing, Source source) {
    handle
        .createUpdate(FORGET)
        .bind("listing", listing.value())
        .bind("source", source.number())
        .execute();
  }
}

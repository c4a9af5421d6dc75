package dev.tidemark.itemsdb.flashsale;

import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Sessions as they are followed. Writes belong into a transaction that holds the region's bucket.
 */
public final class FlashSessionStore {
  // By flash_session_end (region, end_at).
  private static final String OPEN =
      """
      SELECT region, session_id, source, name, start_at, end_at, items_listed_at, phase, items,
             sold_out AS items_sold_out, version
      FROM flash_session
      WHERE region = :region AND end_at > :since AND phase < 2
      ORDER BY start_at, session_id
      """;

  // By flash_session_end (region, end_at).
  private static final String LATELY_ENDED =
      """
      SELECT region, session_id, source, name, start_at, end_at, items_listed_at, phase, items,
             sold_out AS items_sold_out, version
      FROM flash_session
      WHERE region = :region AND end_at > :since AND phase = 2
      ORDER BY start_at, session_id
      """;

  // By flash_session_end (region, end_at), then flash_item by PRIMARY: as many rows as the sessions
  // have that began a few seconds ago.
  private static final String BEGINNING =
      """
      SELECT DISTINCT s.region
      FROM flash_session s
      INNER JOIN flash_item i ON i.region = s.region AND i.session_id = s.session_id
      WHERE s.region IN (<regions>) AND s.end_at > :now
        AND s.start_at > :since AND s.start_at <= :until
        AND (i.asked_at IS NULL OR i.asked_at < s.start_at)
      """;

  private static final String INSERT =
      """
      INSERT INTO flash_session
        (region, session_id, source, name, start_at, end_at, first_seen_at, last_listed_at, version)
      VALUES (:region, :session, :source, :name, :startAt, :endAt, :now, :now, 1)
      """;

  // By PRIMARY.
  private static final String CHANGE =
      """
      UPDATE flash_session
      SET name = :name, start_at = :startAt, end_at = :endAt, phase = :phase, version = version + 1
      WHERE region = :region AND session_id = :session
      """;

  // By PRIMARY.
  private static final String LISTED =
      """
      UPDATE flash_session SET last_listed_at = :now
      WHERE region = :region AND session_id = :session
      """;

  // By PRIMARY.
  private static final String PHASE =
      """
      UPDATE flash_session SET phase = :phase, version = version + 1
      WHERE region = :region AND session_id = :session
      """;

  // By PRIMARY.
  private static final String ITEMS_LISTED =
      """
      UPDATE flash_session SET items_listed_at = :now
      WHERE region = :region AND session_id = :session
      """;

  // By PRIMARY, and by PRIMARY of flash_item.
  private static final String RECOUNT =
      """
      UPDATE flash_session
      SET items = (SELECT COUNT(*) FROM flash_item
                   WHERE region = :region AND session_id = :session),
          sold_out = (SELECT COUNT(*) FROM flash_item
                      WHERE region = :region AND session_id = :session AND sold_out = 1),
          version = version + 1
      WHERE region = :region AND session_id = :session
      """;

  // By PRIMARY.
  private static final String DELETE =
      """
      DELETE FROM flash_session
      WHERE region = :region AND session_id = :session AND phase = 0 AND start_at > :now
      """;

  // By PRIMARY.
  private static final String IS_LISTED =
      """
      SELECT COUNT(*)
      FROM flash_session
      WHERE region = :region AND session_id = :session AND last_listed_at >= :since
      """;

  private static final int LONGEST_NAME = 200;

  private final Handle handle;

  public FlashSessionStore(Handle handle) {
    this.handle = handle;
  }

  /**
   * The sessions that ended after a time or have not yet, and are not done with, by their start.
   */
  public List<FlashSale> open(Region region, Instant since) {
    return list(OPEN, region, since);
  }

  /** The sessions that ended after a time and are done with. */
  public List<FlashSale> endedSince(Region region, Instant since) {
    return list(LATELY_ENDED, region, since);
  }

  /**
   * Those of some regions in which a session began between two times that has offers of which
   * nobody has been told since.
   *
   * @param regions at least one
   */
  public Set<Region> beginning(Set<Region> regions, Instant since, Instant until, Instant now) {
    return Set.copyOf(
        handle
            .createQuery(BEGINNING)
            .bindList("regions", regions.stream().map(Region::number).toList())
            .bind("now", now.toEpochMilli())
            .bind("since", since.toEpochMilli())
            .bind("until", until.toEpochMilli())
            .map((row, context) -> Region.ofNumber(row.getInt("region")))
            .list());
  }

  private List<FlashSale> list(String sql, Region region, Instant since) {
    return handle
        .createQuery(sql)
        .bind("region", region.number())
        .bind("since", since.toEpochMilli())
        .map(FlashSaleRow::session)
        .list();
  }

  public void insert(
      Region region,
      FlashSessionId session,
      Source source,
      String name,
      Instant startAt,
      Instant endAt,
      Instant now) {
    handle
        .createUpdate(INSERT)
        .bind("region", region.number())
        .bind("session", session.value())
        .bind("source", source.number())
        .bind("name", fitted(name))
        .bind("startAt", startAt.toEpochMilli())
        .bind("endAt", endAt.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Moves or renames a session. */
  public void change(
      FlashSale session, String name, Instant startAt, Instant endAt, FlashSale.Phase phase) {
    handle
        .createUpdate(CHANGE)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("name", fitted(name))
        .bind("startAt", startAt.toEpochMilli())
        .bind("endAt", endAt.toEpochMilli())
        .bind("phase", phase.number())
        .execute();
  }

  /** The name as it is stored. */
  public static String fitted(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }

  /** Remembers that the shop listed these sessions. */
  public void listed(Region region, Collection<FlashSessionId> sessions, Instant now) {
    if (sessions.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(LISTED);
    for (FlashSessionId session : sessions) {
      batch
          .bind("region", region.number())
          .bind("session", session.value())
          .bind("now", now.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  /** Whether the shop has listed a session since a time. */
  public boolean isListed(FlashSale session, Instant since) {
    return handle
            .createQuery(IS_LISTED)
            .bind("region", session.region().number())
            .bind("session", session.id().value())
            .bind("since", since.toEpochMilli())
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  public void enter(FlashSale session, FlashSale.Phase phase) {
    handle
        .createUpdate(PHASE)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("phase", phase.number())
        .execute();
  }

  public void itemsListed(FlashSale session, Instant now) {
    handle
        .createUpdate(ITEMS_LISTED)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Counts a session's items anew, and makes a version of it. */
  public void recount(FlashSale session) {
    handle
        .createUpdate(RECOUNT)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .execute();
  }

  /** Forgets a session that was announced and withdrawn before it began. */
  public void forget(FlashSale session, Instant now) {
    handle
        .createUpdate(DELETE)
        .bind("region", session.region().number())
        .bind("session", session.id().value())
        .bind("now", now.toEpochMilli())
        .execute();
  }
}

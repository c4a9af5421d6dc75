package dev.tidemark.itemsdb.connector;

import dev.tidemark.itemsdb.Columns;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads what the price services say of their sources. They renew their rows well within the two
 * minutes after which those no longer count; the database's clock decides, so that clocks of hosts
 * need not agree.
 */
public final class ConnectorStore {
  // All of a table of a few dozen rows.
  private static final String LIVE =
      """
      SELECT DISTINCT region, source
      FROM connector
      WHERE seen_at > (UNIX_TIMESTAMP() - 120) * 1000
      """;

  // All of a table of a few dozen rows.
  private static final String STANDINGS =
      """
      SELECT region, source, state, since, detail, next_call_at, calls_per_hour, calls_used
      FROM connector
      WHERE seen_at > (UNIX_TIMESTAMP() - 120) * 1000
      ORDER BY source, region, owner
      """;

  private final Handle handle;

  public ConnectorStore(Handle handle) {
    this.handle = handle;
  }

  /** The regions for which some price service has a source, and which, however it stands. */
  public Map<Region, Set<Source>> liveSources() {
    Map<Region, Set<Source>> live = new EnumMap<>(Region.class);
    handle
        .createQuery(LIVE)
        .map((row, _) ->
            live.computeIfAbsent(
                    Region.ofNumber(row.getInt("region")), _ -> EnumSet.noneOf(Source.class))
                .add(Source.ofNumber(row.getInt("source"))))
        .list();
    return live;
  }

  /** How every source stands, by every price service that has one, by source and region. */
  public List<ConnectorStanding> standings() {
    return handle.createQuery(STANDINGS).map(ConnectorStore::standing).list();
  }

  private static ConnectorStanding standing(ResultSet row, StatementContext context)
      throws SQLException {
    return new ConnectorStanding(
        Region.ofNumber(row.getInt("region")),
        Source.ofNumber(row.getInt("source")),
        row.getString("state"),
        Columns.time(row, "since"),
        row.getString("detail"),
        Columns.optionalTime(row, "next_call_at"),
        Columns.optionalWhole(row, "calls_per_hour"),
        Columns.optionalWhole(row, "calls_used"));
  }
}

package dev.tidemark.price.connector;

import dev.tidemark.itemsdb.price.ConnectorReport;
import dev.tidemark.itemsdb.price.ConnectorReportStore;
import dev.tidemark.marketplace.CallBudget;
import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports how the connectors stand, to the database and to whoever asks. Nothing is withdrawn when
 * this instance ends: a report that is not repeated grows old.
 *
 * <p>{@link #report} and {@link #reportNews} are called by one thread.
 */
public final class ConnectorReporter {
  /** A person who has just mended something looks again within a second or two. */
  public static final Duration NEWS_EVERY = Duration.ofSeconds(2);

  private final Database database;
  private final Connectors connectors;
  private final String owner;
  private List<String> reported = List.of();

  /**
   * Prepares to report.
   *
   * @param owner the name of this instance
   */
  public ConnectorReporter(Database database, Connectors connectors, String owner) {
    this.database = database;
    this.connectors = connectors;
    this.owner = owner;
  }

  /** How each connector stands with each of its regions now. */
  public List<ConnectorReport> reports() {
    List<ConnectorReport> reports = new ArrayList<>();
    for (Connector connector : connectors.all()) {
      for (Region region : connector.regions()) {
        reports.add(report(connector, region));
      }
    }
    return reports;
  }

  private static ConnectorReport report(Connector connector, Region region) {
    ConnectorState state = connector.state(region);
    CallBudget budget = state.budget();
    return new ConnectorReport(
        region,
        connector.source(),
        state.condition().code(),
        state.since(),
        state.detail(),
        state.nextCallAt(),
        budget == null ? null : budget.callsPerHour(),
        budget == null ? null : budget.used());
  }

  /** Writes how they stand, and forgets who has been gone for a day. */
  public void report() {
    List<ConnectorReport> reports = reports();
    database.write(handle -> {
      ConnectorReportStore store = new ConnectorReportStore(handle);
      reports.forEach(report -> store.report(owner, report));
      store.forgetGone();
      return reports.size();
    });
    reported = states(reports);
  }

  /** Writes how they stand if one of them stands otherwise than was last written. */
  public void reportNews() {
    if (!states(reports()).equals(reported)) {
      report();
    }
  }

  private static List<String> states(List<ConnectorReport> reports) {
    return reports.stream()
        .map(report -> report.source() + " " + report.region() + " " + report.state())
        .sorted()
        .toList();
  }
}

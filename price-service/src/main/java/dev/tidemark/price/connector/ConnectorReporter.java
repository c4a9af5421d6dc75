package dev.tidemark.price.connector;

import dev.tidemark.itemsdb.price.ConnectorReport;
import dev.tidemark.itemsdb.price.ConnectorReportStore;
import dev.tidemark.marketplace.Connector;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports how the connectors stand, to the database and to whoever asks. Nothing is withdrawn when
 * this instance ends: others may offer the same, and a report that is not repeated grows old.
 */
public final class ConnectorReporter {
  private final Database database;
  private final Connectors connectors;

  public ConnectorReporter(Database database, Connectors connectors) {
    this.database = database;
    this.connectors = connectors;
  }

  /** How each connector stands with each of its regions now. */
  public List<ConnectorReport> reports() {
    List<ConnectorReport> reports = new ArrayList<>();
    for (Connector connector : connectors.all()) {
      for (Region region : connector.regions()) {
        ConnectorState state = connector.state(region);
        reports.add(
            new ConnectorReport(
                region,
                connector.source(),
                state.condition().code(),
                state.since(),
                state.detail()));
      }
    }
    return reports;
  }

  /** Writes how they stand. */
  public void report() {
    List<ConnectorReport> reports = reports();
    database.write(handle -> {
      ConnectorReportStore store = new ConnectorReportStore(handle);
      reports.forEach(store::report);
      return reports.size();
    });
  }
}

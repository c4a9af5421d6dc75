package dev.tidemark.price.imports;

import dev.tidemark.itemsdb.imports.ImportCounts;
import dev.tidemark.itemsdb.imports.ImportWorkStore;
import dev.tidemark.itemsdb.imports.PriceImport;
import dev.tidemark.itemsdb.imports.RefusedRow;
import dev.tidemark.itemsdb.imports.RefusedRowStore;
import dev.tidemark.price.observation.CheckedReport;
import dev.tidemark.price.observation.JsonReports;
import dev.tidemark.price.observation.Outcome;
import dev.tidemark.price.observation.Reading;
import dev.tidemark.price.observation.Report;
import dev.tidemark.price.observation.ReportCheck;
import dev.tidemark.price.observation.ReportMetrics;
import dev.tidemark.price.observation.ReportSource;
import dev.tidemark.price.observation.ReportWriter;
import dev.tidemark.price.observation.Reporter;
import dev.tidemark.protocol.Source;
import dev.tidemark.runtime.database.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Reads a file in portions. One transaction holds the rows of a portion, the report of those that
 * were refused, and how far the file has been read: whatever happens, no row is lost or counted
 * twice. For one thread.
 */
public final class ImportReader {
  /** Under a second of work, and small beside what a transaction can hold. */
  private static final int ROWS_AT_ONCE = 500;

  private final Database database;
  private final ReportCheck check;
  private final ReportWriter writer;
  private final ReportMetrics metrics;

  /** How reading ended. */
  enum End {
    READ,
    /** This service stops. */
    STOPPED,
    /** Another service has taken the import over. */
    LOST
  }

  public ImportReader(
      Database database, ReportCheck check, ReportWriter writer, ReportMetrics metrics) {
    this.database = database;
    this.check = check;
    this.writer = writer;
    this.metrics = metrics;
  }

  /**
   * Reads a file from where it was left.
   *
   * @throws dev.tidemark.protocol.TidemarkException when it cannot be read
   */
  End read(PriceImport file, Function<Handle, ImportWorkStore> work, BooleanSupplier stopping)
      throws IOException {
    if (file.rows() == null && !count(file, work)) {
      return End.LOST;
    }
    try (ReportSource rows = open(file)) {
      long done = skip(rows, file.counts().done());
      List<ReportSource.Item> portion = portion(rows);
      while (!portion.isEmpty()) {
        if (stopping.getAsBoolean()) {
          return End.STOPPED;
        }
        if (!write(file, work, done, portion)) {
          return End.LOST;
        }
        done += portion.size();
        portion = portion(rows);
      }
    }
    return End.READ;
  }

  private ReportSource open(PriceImport file) throws IOException {
    PartsStream content = new PartsStream(database, file.id());
    return file.format().equals("csv") ? new CsvReports(content) : new JsonReports(content);
  }

  /** Once from end to end, so that a broken file is refused before any of it counts. */
  private boolean count(PriceImport file, Function<Handle, ImportWorkStore> work)
      throws IOException {
    long total;
    try (ReportSource rows = open(file)) {
      total = skip(rows, Long.MAX_VALUE);
    }
    return database.write(handle -> work.apply(handle).counted(file.id(), total));
  }

  private static long skip(ReportSource rows, long count) throws IOException {
    long skipped = 0;
    while (skipped < count && rows.next() != null) {
      skipped++;
    }
    return skipped;
  }

  private static List<ReportSource.Item> portion(ReportSource rows) throws IOException {
    List<ReportSource.Item> portion = new ArrayList<>(ROWS_AT_ONCE);
    ReportSource.Item item = rows.next();
    while (item != null) {
      portion.add(item);
      if (portion.size() == ROWS_AT_ONCE) {
        return portion;
      }
      item = rows.next();
    }
    return portion;
  }

  private boolean write(
      PriceImport file,
      Function<Handle, ImportWorkStore> work,
      long done,
      List<ReportSource.Item> portion) {
    Reporter reporter = new Reporter(file.account(), file.shared());
    Map<Integer, Outcome> broken = new TreeMap<>();
    Map<Integer, CheckedReport> reports = new TreeMap<>();
    for (int i = 0; i < portion.size(); i++) {
      switch (checked(portion.get(i).reading())) {
        case Outcome.Refused refused -> broken.put(i, refused);
        case CheckedReport report -> reports.put(i, report);
        case Report report ->
            throw new IllegalStateException("every report was checked, but not " + report);
      }
    }
    Map<Integer, Outcome> outcomes =
        database.write(handle -> {
          Map<Integer, Outcome> all = new TreeMap<>(broken);
          all.putAll(writer.write(handle, reporter, Source.IMPORT, reports));
          List<RefusedRow> refused = refused(done, portion, all);
          new RefusedRowStore(handle).insert(file.id(), refused);
          if (!work.apply(handle).advance(file.id(), done, counts(all))) {
            handle.rollback();
            return Map.of();
          }
          return all;
        });
    outcomes.values().forEach(outcome -> metrics.count(Source.IMPORT, reporter, outcome));
    return !outcomes.isEmpty();
  }

  private Reading checked(Reading reading) {
    return reading instanceof Report report ? check.check(report, true) : reading;
  }

  private static List<RefusedRow> refused(
      long done, List<ReportSource.Item> portion, Map<Integer, Outcome> outcomes) {
    List<RefusedRow> rows = new ArrayList<>();
    outcomes.forEach((index, outcome) -> {
      if (outcome instanceof Outcome.Refused(var reason, String detail)) {
        rows.add(
            new RefusedRow(done + index + 1, reason.code(), detail, portion.get(index).text()));
      }
    });
    return rows;
  }

  private static ImportCounts counts(Map<Integer, Outcome> outcomes) {
    ImportCounts counts = ImportCounts.NONE;
    for (Outcome outcome : outcomes.values()) {
      counts =
          counts.plus(
              switch (outcome) {
                case Outcome.Accepted _ -> new ImportCounts(1, 1, 0, 0);
                case Outcome.Unchanged _ -> new ImportCounts(1, 0, 1, 0);
                case Outcome.Refused _ -> new ImportCounts(1, 0, 0, 1);
              });
    }
    return counts;
  }
}

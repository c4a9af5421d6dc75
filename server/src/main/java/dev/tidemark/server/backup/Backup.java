package dev.tidemark.server.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes databases to one file while they are in use: each as it was at one moment, a later one
 * never older than an earlier one.
 *
 * <p>The file is a ZIP. For each table there is {@code database/table.sql}, which makes it, and
 * {@code database/table.rows}; {@code counts} at the end says how many rows each has, so that a
 * file that was cut off is not mistaken for a good one.
 */
public final class Backup {
  /** Rows are fetched so many at a time, whatever the size of a table. */
  private static final int FETCH = 1_000;

  private Backup() {}

  /**
   * Writes a file that only its owner reads, as a whole or not at all.
   *
   * @return how many rows each table had, by {@code database/table}
   * @throws BackupException when a database or the file cannot be used
   */
  public static Map<String, Long> write(Path file, List<BackupDatabase> databases) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Map<String, Long> counts = new TreeMap<>();
      try (OutputStream out = Files.newOutputStream(unfinished);
          ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
        for (BackupDatabase database : databases) {
          write(database, zip, counts);
        }
        zip.putNextEntry(new ZipEntry(Counts.NAME));
        zip.write(Counts.text(counts).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return counts;
    } catch (IOException | SQLException e) {
      throw new BackupException("cannot write the backup " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(BackupDatabase database, ZipOutputStream zip, Map<String, Long> counts)
      throws SQLException, IOException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      for (String table : tables(statement)) {
        String name = database.name() + "/" + table;
        zip.putNextEntry(new ZipEntry(name + ".sql"));
        zip.write(definition(statement, table).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(name + ".rows"));
        counts.put(name, writeRows(connection, table, zip));
        zip.closeEntry();
      }
      statement.execute("COMMIT");
    }
  }

  static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static String definition(Statement statement, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE `" + table + "`")) {
      row.next();
      return row.getString(2);
    }
  }

  private static long writeRows(Connection connection, String table, ZipOutputStream zip)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
        DataOutputStream out = new DataOutputStream(zip);
        long count = Rows.write(rows, out);
        out.flush();
        return count;
      }
    }
  }
}

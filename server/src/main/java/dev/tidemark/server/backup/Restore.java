package dev.tidemark.server.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Puts a backup into empty databases, all of it or nothing. Its schema is that of the version that
 * made it; the next start brings it up to date.
 */
public final class Restore implements AutoCloseable {
  private final Map<String, BackupDatabase> databases;
  private final Map<String, Connection> connections = new HashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  private Restore(List<BackupDatabase> databases) {
    this.databases =
        databases.stream().collect(Collectors.toMap(BackupDatabase::name, each -> each));
  }

  /**
   * Reads a file into databases.
   *
   * @return how many rows each table has, by {@code database/table}
   * @throws BackupException when a database is not empty, or the file is not a whole backup; then
   *     the databases are empty again
   */
  public static Map<String, Long> read(Path file, List<BackupDatabase> databases) {
    try (Restore restore = new Restore(databases)) {
      restore.open();
      try {
        return restore.read(file);
      } catch (IOException | SQLException | RuntimeException e) {
        restore.empty();
        throw new BackupException("cannot restore " + file + ": " + e.getMessage(), e);
      }
    } catch (SQLException e) {
      throw new BackupException("cannot use the databases: " + e.getMessage(), e);
    }
  }

  private void open() throws SQLException {
    for (BackupDatabase database : databases.values()) {
      Connection connection = database.connect();
      connections.put(database.name(), connection);
      try (Statement statement = connection.createStatement()) {
        if (!Backup.tables(statement).isEmpty()) {
          throw new BackupException(
              database.name() + " is not empty; a backup is restored into a new system only");
        }
        statement.execute("SET FOREIGN_KEY_CHECKS = 0");
        statement.execute("SET UNIQUE_CHECKS = 0");
      }
      connection.setAutoCommit(false);
    }
  }

  private Map<String, Long> read(Path file) throws IOException, SQLException {
    Optional<Map<String, Long>> promised = Optional.empty();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(Counts.NAME)) {
          promised = Optional.of(Counts.read(text(zip)));
        } else {
          read(entry.getName(), zip);
        }
      }
    }
    if (!promised.filter(counts::equals).isPresent()) {
      throw new BackupException("the file is damaged or cut off");
    }
    return counts;
  }

  private void read(String name, ZipInputStream zip) throws IOException, SQLException {
    Connection connection = connections.get(name.replaceFirst("/.*", ""));
    String table = name.replaceFirst(".*/", "").replaceFirst("\\.(sql|rows)$", "");
    if (connection == null || !table.matches("[A-Za-z0-9_]+")) {
      throw new BackupException("it holds " + name + ", which is no table of ours");
    }
    if (name.endsWith(".sql")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(text(zip));
      }
    } else {
      counts.put(name.replaceFirst("\\.rows$", ""), readRows(connection, table, zip));
      connection.commit();
    }
  }

  private static long readRows(Connection connection, String table, ZipInputStream zip)
      throws SQLException, IOException {
    boolean[] binary;
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM `" + table + "` WHERE 1 = 0")) {
      ResultSetMetaData columns = none.getMetaData();
      binary = new boolean[columns.getColumnCount()];
      for (int column = 0; column < binary.length; column++) {
        binary[column] = Rows.isBinary(columns.getColumnType(column + 1));
      }
    }
    String values = String.join(", ", Collections.nCopies(binary.length, "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO `" + table + "` VALUES (" + values + ")")) {
      return Rows.read(new DataInputStream(zip), insert, binary);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private void empty() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.rollback();
      try (Statement statement = connection.createStatement()) {
        for (String table : Backup.tables(statement)) {
          statement.execute("DROP TABLE `" + table + "`");
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }
}

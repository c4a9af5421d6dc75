package dev.tidemark.mariadb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a private server is to be: where its data is, who may connect, how much memory it takes.
 *
 * @param dataDirectory holds everything of this server; created when absent
 * @param serverCache where the server's program is unpacked; may be shared by many servers
 * @param port 0 for a free one
 * @param databases created when absent
 * @param accounts get these passwords and exactly these grants at every start
 * @param bufferPoolMegabytes memory for cached pages
 * @param durable whether a commit is on disk when it returns; false is for tests
 */
public record MariaDbConfig(
    Path dataDirectory,
    Path serverCache,
    int port,
    List<String> databases,
    List<DatabaseAccount> accounts,
    int bufferPoolMegabytes,
    boolean durable) {

  /** Enough for the working set of some thousand items on a home server. */
  private static final int DEFAULT_BUFFER_POOL_MEGABYTES = 64;

  /** The server cuts paths off at 512 bytes; its own file names need the rest. */
  private static final int LONGEST_PATH = 380;

  public MariaDbConfig {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    serverCache = serverCache.toAbsolutePath().normalize();
    checkPath(dataDirectory);
    checkPath(serverCache);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    databases = List.copyOf(databases);
    databases.forEach(database -> Names.check("database", database));
    accounts = List.copyOf(accounts);
    if (bufferPoolMegabytes < 5) {
      throw new IllegalArgumentException(
          "the buffer pool is at least 5 MB, not " + bufferPoolMegabytes);
    }
  }

  /** A durable server on a free port without databases and accounts. */
  public static MariaDbConfig in(Path dataDirectory, Path serverCache) {
    return new MariaDbConfig(
        dataDirectory, serverCache, 0, List.of(), List.of(), DEFAULT_BUFFER_POOL_MEGABYTES, true);
  }

  public MariaDbConfig withPort(int port) {
    return new MariaDbConfig(
        dataDirectory, serverCache, port, databases, accounts, bufferPoolMegabytes, durable);
  }

  public MariaDbConfig withDatabases(String... names) {
    return new MariaDbConfig(
        dataDirectory, serverCache, port, List.of(names), accounts, bufferPoolMegabytes, durable);
  }

  public MariaDbConfig withAccounts(List<DatabaseAccount> accounts) {
    return new MariaDbConfig(
        dataDirectory, serverCache, port, databases, accounts, bufferPoolMegabytes, durable);
  }

  public MariaDbConfig withBufferPoolMegabytes(int megabytes) {
    return new MariaDbConfig(
        dataDirectory, serverCache, port, databases, accounts, megabytes, durable);
  }

  /** For tests: a commit need not reach the disk, and the data directory is small. */
  public MariaDbConfig forgetful() {
    return new MariaDbConfig(
        dataDirectory, serverCache, port, databases, accounts, bufferPoolMegabytes, false);
  }

  private static void checkPath(Path path) {
    if (path.toString().indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "MariaDB takes the ':' in a path for the end of it, choose another: " + path);
    }
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_PATH) {
      throw new IllegalArgumentException(
          "MariaDB needs a path of at most %d bytes, this one has %d: %s"
              .formatted(LONGEST_PATH, length, path));
    }
  }
}

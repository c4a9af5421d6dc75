package dev.tidemark.testkit;

import dev.tidemark.mariadb.DatabaseAccount;
import dev.tidemark.mariadb.EmbeddedMariaDb;
import dev.tidemark.mariadb.Grant;
import dev.tidemark.mariadb.MariaDbConfig;
import dev.tidemark.mariadb.installation.ServerChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * The one MariaDB server of this JVM. It starts on a copy of a finished data directory, which is
 * made once for all JVMs: copying takes a tenth of making one.
 */
final class TestServer {
  static final String USER = "test";

  private final EmbeddedMariaDb server;
  private final String password;

  private TestServer(EmbeddedMariaDb server, String password) {
    this.server = server;
    this.password = password;
  }

  /** The server, started by whoever asks first. */
  static TestServer shared() {
    return Holder.SERVER;
  }

  String url(String database) {
    return server.url(database);
  }

  String password() {
    return password;
  }

  private static TestServer start() {
    try {
      Path cache = TestFolders.shared();
      Path folder = TestFolders.ofThisProcess("mariadb");
      TestFolders.copy(template(cache), folder.resolve("data"));
      String password = UUID.randomUUID().toString();
      EmbeddedMariaDb server =
          EmbeddedMariaDb.start(
              MariaDbConfig.in(folder, cache)
                  .forgetful()
                  .withAccounts(
                      List.of(new DatabaseAccount(USER, password, List.of(Grant.everything())))));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return new TestServer(server, password);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void stop(EmbeddedMariaDb server, Path folder) {
    try {
      server.close();
      TestFolders.delete(folder);
    } catch (IOException fault) {
      // The next test JVM deletes what is left.
      System.err.println("cannot delete " + folder + ": " + fault);
    }
  }

  /** The tables of a server that was started and stopped once; made by the first JVM that asks. */
  private static Path template(Path cache) throws IOException {
    String version =
        switch (ServerChoice.on(ServerChoice.Machine.current(), cache)) {
          case ServerChoice.Found found -> found.version();
          case ServerChoice.NotFound none ->
              throw new IllegalStateException("no MariaDB server for tests: " + none.reasons());
        };
    Path template = cache.resolve("mariadb-template-" + version);
    if (!Files.isDirectory(template)) {
      Path folder = TestFolders.ofThisProcess("mariadb-bootstrap");
      EmbeddedMariaDb.start(MariaDbConfig.in(folder, cache).forgetful()).close();
      try {
        Files.move(folder.resolve("data"), template, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException fault) {
        if (!Files.isDirectory(template)) {
          throw fault;
        }
      }
      TestFolders.delete(folder);
    }
    return template;
  }

  /** Started when first used, once. */
  private static final class Holder {
    static final TestServer SERVER = start();
  }
}

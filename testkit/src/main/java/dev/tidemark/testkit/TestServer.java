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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A MariaDB server, usually the one of this JVM. It starts on a copy of a finished data directory,
 * which is made once for all JVMs: copying takes a tenth of making one.
 */
final class TestServer {
  static final String USER = "test";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final EmbeddedMariaDb server;
  private final String password;
  private final boolean own;

  private TestServer(EmbeddedMariaDb server, String password, boolean own) {
    this.server = server;
    this.password = password;
    this.own = own;
  }

  /** The server, started by whoever asks first. */
  static TestServer shared() {
    return Holder.SERVER;
  }

  /** A server of one's own, which keeps what is committed when it is killed. */
  static TestServer durable() {
    return start("mariadb-" + COUNTER.incrementAndGet(), true);
  }

  /** Ends a server of one's own; the one of the JVM ends with that. */
  void release() {
    if (own) {
      server.close();
    }
  }

  /** Kills it; it is started again on the same data at once. */
  void kill() {
    ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  String url(String database) {
    return server.url(database);
  }

  String password() {
    return password;
  }

  private static TestServer start(String name, boolean own) {
    try {
      Path cache = TestFolders.shared();
      Path folder = TestFolders.ofThisProcess(name);
      TestFolders.copy(template(cache), folder.resolve("data"));
      String password = UUID.randomUUID().toString();
      MariaDbConfig config = MariaDbConfig.in(folder, cache);
      EmbeddedMariaDb server =
          EmbeddedMariaDb.start(
              (own ? config : config.forgetful())
                  .withAccounts(
                      List.of(new DatabaseAccount(USER, password, List.of(Grant.everything())))));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return new TestServer(server, password, own);
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
    static final TestServer SERVER = start("mariadb", false);
  }
}

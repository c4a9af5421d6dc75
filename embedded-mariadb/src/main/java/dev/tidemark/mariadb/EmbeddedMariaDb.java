package dev.tidemark.mariadb;

import dev.tidemark.mariadb.installation.ServerChoice;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server of our own: it listens on the loopback interface only, belongs to one data
 * directory, is restarted when it crashes, and ends with this JVM. Safe for concurrent use.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);

  private final DataDirectory directory;
  private final Supervisor supervisor;
  private final int port;
  private final String version;

  private EmbeddedMariaDb(
      DataDirectory directory, Supervisor supervisor, int port, String version) {
    this.directory = directory;
    this.supervisor = supervisor;
    this.port = port;
    this.version = version;
  }

  /**
   * Starts a server and returns when it accepts connections.
   *
   * @throws MariaDbException when it cannot; the message says what to do
   */
  public static EmbeddedMariaDb start(MariaDbConfig config) {
    return start(config, ServerChoice.Machine.current());
  }

  static EmbeddedMariaDb start(MariaDbConfig config, ServerChoice.Machine machine) {
    return switch (ServerChoice.on(machine, config.serverCache())) {
      case ServerChoice.Found found -> start(config, found);
      case ServerChoice.NotFound none ->
          throw new MariaDbException(
              "no MariaDB server to run: %s. Install one (on Debian and Ubuntu the package "
                      .formatted(String.join("; ", none.reasons()))
                  + "mariadb-server-core), or use a database of your own by the settings "
                  + "user-db.url and items-db.url");
    };
  }

  private static EmbeddedMariaDb start(MariaDbConfig config, ServerChoice.Found found) {
    long begin = System.nanoTime();
    DataDirectory directory = DataDirectory.open(config.dataDirectory());
    try {
      LeftoverServer.end(directory);
      ServerLog log = new ServerLog(directory.log());
      ServerCommand command =
          new ServerCommand(found.installation(), directory, config, diesWithUs());
      new Bootstrap(found.installation(), directory, command, log).run();
      Supervisor supervisor = new Supervisor(config, directory, command, log);
      int port = supervisor.start();
      LOG.info(
          "MariaDB runs version={} port={} directory={} startMillis={}",
          found.version(),
          port,
          directory.path(),
          (System.nanoTime() - begin) / 1_000_000);
      return new EmbeddedMariaDb(directory, supervisor, port, found.version());
    } catch (IOException fault) {
      directory.close();
      throw new MariaDbException("MariaDB does not start: " + fault.getMessage(), fault);
    } catch (InterruptedException interrupted) {
      directory.close();
      Thread.currentThread().interrupt();
      throw new MariaDbException("interrupted while MariaDB was starting", interrupted);
    } catch (RuntimeException fault) {
      directory.close();
      throw fault;
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The JDBC address of one of its databases, without user and password. */
  public String url(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable";
  }

  /** The server's version, such as {@code 11.4.5}. */
  public String version() {
    return version;
  }

  /** The server's process id, 0 while it is being restarted. */
  public long pid() {
    return supervisor.pid();
  }

  /** Ends the server; every commit it has confirmed is on disk. */
  @Override
  public void close() {
    try {
      supervisor.stop();
      LOG.info("MariaDB stopped directory={}", directory.path());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MariaDbException("interrupted while MariaDB was stopping", interrupted);
    } finally {
      directory.close();
    }
  }

  /**
   * What makes the kernel stop the server when this JVM dies, where there is such a thing;
   * elsewhere the next start ends it. Busybox has a setpriv without this option, so it is tried.
   */
  private static List<String> diesWithUs() throws InterruptedException {
    List<String> setpriv = List.of("setpriv", "--pdeathsig", "TERM");
    try {
      Process trial =
          new ProcessBuilder("setpriv", "--pdeathsig", "TERM", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor() == 0 ? setpriv : List.of();
    } catch (IOException missing) {
      return List.of();
    }
  }
}

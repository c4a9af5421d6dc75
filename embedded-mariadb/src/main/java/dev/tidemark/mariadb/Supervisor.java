package dev.tidemark.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one server running: starts it, and starts it again when it ends by itself, waiting longer
 * each time it does not come up.
 *
 * <p>The server is told by the kernel to stop when the thread that started it ends, so one thread
 * starts it every time and lives until the server is stopped or the JVM is gone. Safe for
 * concurrent use.
 */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Recovery after a crash reads the redo log, 32 MB: seconds even on a slow disk. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(2);

  /** It writes the dirty pages of the buffer pool before it ends. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** Another process may take a free port between our finding it and the server's binding it. */
  private static final int PORT_ATTEMPTS = 5;

  private final MariaDbConfig config;
  private final DataDirectory directory;
  private final ServerCommand command;
  private final ServerLog log;
  private final Thread thread;
  private final CompletableFuture<Integer> firstStart = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Process server;

  Supervisor(MariaDbConfig config, DataDirectory directory, ServerCommand command, ServerLog log) {
    this.config = config;
    this.directory = directory;
    this.command = command;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("mariadb").unstarted(this::run);
  }

  /** Starts the server and answers its port once it accepts connections. */
  int start() throws InterruptedException {
    thread.start();
    try {
      return firstStart.get();
    } catch (InterruptedException interrupted) {
      stopping.countDown();
      thread.interrupt();
      throw interrupted;
    } catch (ExecutionException fault) {
      throw fault.getCause() instanceof MariaDbException known
          ? known
          : new MariaDbException("MariaDB does not start: " + fault.getCause(), fault.getCause());
    }
  }

  /** The running server's process id, 0 while there is none. */
  long pid() {
    Process current = server;
    return current != null && current.isAlive() ? current.pid() : 0;
  }

  /** Ends the server, gently first, and returns when it has ended. */
  void stop() throws InterruptedException {
    stopping.countDown();
    Process current = server;
    if (current != null) {
      current.destroy();
    }
    thread.join(STOP_PATIENCE);
    if (thread.isAlive()) {
      LOG.warn("MariaDB does not stop and is killed; it recovers at its next start");
      Process stubborn = server;
      if (stubborn != null) {
        stubborn.destroyForcibly();
      }
      thread.join();
    }
  }

  private void run() {
    try {
      int port = startFirst();
      firstStart.complete(port);
      watch(port);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException fault) {
      firstStart.completeExceptionally(fault);
    } finally {
      Process current = server;
      if (current != null && current.isAlive()) {
        current.destroyForcibly();
      }
    }
  }

  private int startFirst() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      int port = config.port() == 0 ? freePort() : config.port();
      try {
        launch(port);
        return port;
      } catch (MariaDbException fault) {
        boolean portTaken = log.lastLines().contains("Bind on TCP/IP port");
        if (portTaken && config.port() != 0) {
          throw new MariaDbException(
              "port %d on 127.0.0.1 is taken by another program; choose another for the database"
                  .formatted(port),
              fault);
        }
        if (!portTaken || attempt == PORT_ATTEMPTS) {
          throw fault;
        }
      }
    }
  }

  /** Starts the server again whenever it ends; returns when that was wanted. */
  private void watch(int port) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      long began = System.nanoTime();
      Process current = server;
      int exit = current == null ? 0 : current.waitFor();
      if (isStopping()) {
        return;
      }
      LOG.error(
          "MariaDB ended by itself and is started again exit={} lastWords=\n{}",
          exit,
          log.lastLines());
      boolean ranWell = Duration.ofNanos(System.nanoTime() - began).compareTo(LONGEST_PAUSE) > 0;
      pause = ranWell ? FIRST_PAUSE : longer(pause);
      do {
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause = longer(pause);
      } while (!runsAgain(port));
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private boolean runsAgain(int port) throws InterruptedException {
    try {
      launch(port);
      LOG.warn("MariaDB runs again port={}", port);
      return true;
    } catch (IOException | RuntimeException fault) {
      if (!isStopping()) {
        LOG.error("MariaDB does not start, another attempt follows", fault);
      }
      return false;
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Starts the server and waits until it accepts connections, or leaves nothing behind. */
  private void launch(int port) throws IOException, InterruptedException {
    try (InitFile init = InitFile.write(directory.temporary(), config)) {
      Process process =
          new ProcessBuilder(command.serve(port, init.file())).redirectErrorStream(true).start();
      boolean runs = false;
      try {
        server = process;
        if (isStopping()) {
          process.destroy();
        }
        // The server writes this file too, but later: it could be orphaned before.
        Files.writeString(directory.pidFile(), process.pid() + "\n");
        awaitReady(process, readiness(process));
        runs = true;
      } finally {
        if (!runs) {
          process.destroyForcibly();
        }
      }
    }
  }

  /** Keeps the server's log, and answers whether it got ready, or ended before. */
  private CompletableFuture<Boolean> readiness(Process process) {
    CompletableFuture<Boolean> ready = new CompletableFuture<>();
    Runnable copying =
        () -> {
          log.copy(
              process.inputReader(StandardCharsets.UTF_8),
              line -> {
                if (line.contains("ready for connections")) {
                  ready.complete(true);
                }
              });
          ready.complete(false);
        };
    Thread.ofPlatform().daemon().name("mariadb-log").start(copying);
    return ready;
  }

  private void awaitReady(Process process, CompletableFuture<Boolean> ready)
      throws InterruptedException {
    try {
      if (ready.get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      throw new MariaDbException(
          "MariaDB did not start (exit code %d), see %s:\n%s"
              .formatted(process.waitFor(), directory.log(), log.lastLines()));
    } catch (TimeoutException tooLong) {
      throw new MariaDbException(
          "MariaDB was not ready after %s, see %s:\n%s"
              .formatted(START_PATIENCE, directory.log(), log.lastLines()),
          tooLong);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

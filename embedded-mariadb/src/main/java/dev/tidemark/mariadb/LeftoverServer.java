package dev.tidemark.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that outlived the process that started it, recognised by its pid file and, since pids
 * are used again, its command line.
 */
final class LeftoverServer {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

  /** A busy server writes its dirty pages first; with our buffer pool that takes about a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private LeftoverServer() {}

  /** Ends the server that still runs on a data directory which we have locked, if there is one. */
  static void end(DataDirectory directory) {
    Optional<ProcessHandle> leftover =
        pid(directory.pidFile())
            .flatMap(ProcessHandle::of)
            .filter(process -> arguments(process).contains("--datadir=" + directory.tables()));
    leftover.ifPresent(process -> {
      LOG.warn("ending a server left over by an earlier run pid={}", process.pid());
      process.destroy();
      if (!ended(process)) {
        process.destroyForcibly();
        if (!ended(process)) {
          throw new MariaDbException(
              "a server of an earlier run, process %d, cannot be ended; end it and start again"
                  .formatted(process.pid()));
        }
      }
    });
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException fault) {
      throw new MariaDbException("cannot wait for process " + process.pid(), fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MariaDbException("interrupted while waiting for a server to end", interrupted);
    }
  }

  private static Optional<Long> pid(Path file) {
    try {
      return Optional.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException noServer) {
      return Optional.empty();
    }
  }

  private static List<String> arguments(ProcessHandle process) {
    try {
      // ProcessHandle.Info cuts long command lines off.
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return List.of(Files.readString(file).split("\0", -1));
    } catch (IOException notLinux) {
      return process.info().arguments().map(List::of).orElse(List.of());
    }
  }
}

package dev.tidemark.mariadb.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which MariaDB server to run on this machine: ours where it runs, else an installed one, else none
 * and why.
 */
public sealed interface ServerChoice {

  /** A server that answered when asked for its version. */
  record Found(Installation installation, String version) implements ServerChoice {}

  /** No server; the reasons say of each candidate why not. */
  record NotFound(List<String> reasons) implements ServerChoice {
    public NotFound {
      reasons = List.copyOf(reasons);
    }
  }

  /** The machine we run on, as far as the choice depends on it. */
  record Machine(String system, String processor, List<Path> folders) {
    public Machine {
      folders = List.copyOf(folders);
    }

    /** This machine. */
    public static Machine current() {
      return new Machine(
          System.getProperty("os.name", ""),
          System.getProperty("os.arch", ""),
          InstalledServers.folders(System.getenv().getOrDefault("PATH", "")));
    }
  }

  /** Chooses for a machine; our own server is unpacked into the cache. */
  static ServerChoice on(Machine machine, Path cache) {
    List<String> reasons = new ArrayList<>();
    if (BundledServer.isFor(machine.system(), machine.processor())) {
      try {
        Installation bundled = BundledServer.in(cache);
        return new Found(bundled, bundled.version());
      } catch (IOException fault) {
        reasons.add("the embedded server does not run (" + fault.getMessage() + ")");
      }
    } else {
      reasons.add(
          "there is no embedded server for %s on %s"
              .formatted(machine.system(), machine.processor()));
    }
    for (Installation installed : InstalledServers.in(machine.folders())) {
      try {
        return new Found(installed, installed.version());
      } catch (IOException fault) {
        reasons.add(String.valueOf(fault.getMessage()));
      }
    }
    reasons.add("no installed mariadbd with its SQL files was found");
    return new NotFound(reasons);
  }
}

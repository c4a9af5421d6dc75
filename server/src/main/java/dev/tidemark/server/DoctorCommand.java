package dev.tidemark.server;

import dev.tidemark.gateway.GatewayRole;
import dev.tidemark.price.PriceRole;
import dev.tidemark.price.SourceFinding;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseSettings;
import dev.tidemark.user.UserRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Checks this machine and the settings before they are needed, and says what to do about each. */
final class DoctorCommand {
  /** A year of a home list's history needs a hundredth of it; the rest is room for logs. */
  private static final long ENOUGH_DISK_BYTES = 1L << 30;

  private final Settings settings;
  private final PrintStream out;
  private boolean healthy = true;

  private DoctorCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Prints a line per check; 0 when nothing needs a person. */
  static int run(Settings settings, PrintStream out) {
    DoctorCommand doctor = new DoctorCommand(settings, out);
    doctor.checkMachine();
    doctor.checkPort();
    return doctor.checkTheRest();
  }

  /**
   * The same for a cluster, which has ports and processes of its own.
   *
   * @param notReady the names of the parts that should be ready and are not
   */
  static int run(Settings settings, List<String> notReady, PrintStream out) {
    DoctorCommand doctor = new DoctorCommand(settings, out);
    doctor.checkMachine();
    if (notReady.isEmpty()) {
      doctor.good("parts", "all of them run and are ready");
    } else {
      doctor.bad(
          "parts",
          String.join(", ", notReady)
              + (notReady.size() == 1 ? " is" : " are")
              + " not ready; ./setup.sh --status shows the parts, and log/ has their last words");
    }
    return doctor.checkTheRest();
  }

  private void checkMachine() {
    good("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    good("settings", "every key is known and every value is acceptable");
    checkDataDir();
  }

  private int checkTheRest() {
    checkDatabases();
    checkSources();
    checkMail();
    out.println(healthy ? "All is well." : "Something needs attention: see the lines with !");
    return healthy ? 0 : 1;
  }

  private void checkDataDir() {
    Path dataDir = ServerSettings.dataDir(settings);
    try {
      Files.createDirectories(dataDir);
      Files.delete(Files.createTempFile(dataDir, "doctor", ".tmp"));
      FileStore store = Files.getFileStore(dataDir);
      String free = (store.getUsableSpace() >> 20) + " MB free";
      if (store.getUsableSpace() < ENOUGH_DISK_BYTES) {
        bad("disk", free + " for " + dataDir + "; make room for at least 1,024 MB");
      } else {
        good("disk", free + " for " + dataDir);
      }
    } catch (IOException e) {
      bad("data directory", "cannot write to " + dataDir + ": " + e.getMessage());
    }
  }

  private void checkPort() {
    Optional<RunFile> running =
        RunFile.read(RunFile.in(ServerSettings.dataDir(settings), ServerRole.ALL))
            .filter(RunFile::isAlive);
    int port = GatewayRole.port(settings);
    if (running.isPresent()) {
      good("port", "Tidemark itself runs on " + running.get().url().orElse("no public port"));
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      good("port", port + " is free");
    } catch (IOException e) {
      bad("port", port + " is taken; end what listens there, or start with --port N");
    }
  }

  private void checkDatabases() {
    for (DatabaseSettings database : List.of(ServerSettings.USER_DB, ServerSettings.ITEMS_DB)) {
      if (database.isExternal(settings)) {
        checkDatabase(database);
      }
    }
    if (!ServerSettings.USER_DB.isExternal(settings)) {
      good("database", "the embedded server, in the data directory");
    }
  }

  private void checkDatabase(DatabaseSettings database) {
    var access = database.read(settings).service();
    try (Database open = Database.open(access, new SimpleMeterRegistry())) {
      if (open.isUp()) {
        good("database", access + " answers");
      } else {
        bad("database", access + " does not answer; check address, user and password");
      }
    } catch (RuntimeException e) {
      bad("database", access + ": " + e.getMessage());
    }
  }

  private void checkSources() {
    List<SourceFinding> findings = PriceRole.examine(settings, InstantSource.system());
    if (findings.isEmpty() && DemoPlan.of(settings, ServerRole.ALL) instanceof DemoPlan.Own) {
      good(
          "prices",
          "the demo shop, with invented goods, since no source is switched on; docs/sources.md says"
              + " which there are and how to set one up");
    } else if (findings.isEmpty()) {
      out.println(
          "- prices: no source is switched on, so added items wait; docs/sources.md says which"
              + " there are and how to set one up");
    }
    for (SourceFinding finding : findings) {
      if (finding.good()) {
        good("prices", finding.words());
      } else {
        bad("prices", finding.words());
      }
    }
  }

  private void checkMail() {
    UserRole.examineMail(settings, InstantSource.system())
        .ifPresentOrElse(
            finding -> {
              if (finding.good()) {
                good("e-mail", finding.words());
              } else {
                bad("e-mail", finding.words());
              }
            },
            () ->
                out.println(
                    "- e-mail: no mail server is set (mail.host), so alerts go out by other"
                        + " channels; docs/alerts.md says how to set one up"));
  }

  private void good(String what, String detail) {
    out.println("+ " + what + ": " + detail);
  }

  private void bad(String what, String detail) {
    healthy = false;
    out.println("! " + what + ": " + detail);
  }
}

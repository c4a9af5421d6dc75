package dev.tidemark.server;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Scanner;
import java.util.stream.Stream;

/**
 * Fills a list of a running Tidemark with goods of the demo shop, over the public API like anybody
 * else: for an account that is named, or for a new one.
 */
final class DemoCommand {
  private static final String USUAL_NAME = "demo";

  private final ApiSession api;
  private final PrintStream out;

  private DemoCommand(ApiSession api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /**
   * Prints what it has done; 0 when the list is filled.
   *
   * @param username whose list; an account is made for it when none is named
   * @throws ConfigException in one line, when it cannot be done
   */
  static int run(Settings settings, Optional<String> username, PrintStream out) {
    Path dataDir = ServerSettings.dataDir(settings);
    URI url = URI.create(running(dataDir));
    try (ApiSession api = new ApiSession(url)) {
      new DemoCommand(api, out).fill(url, username);
    }
    return 0;
  }

  private static String running(Path dataDir) {
    return Stream.of(ServerRole.ALL, ServerRole.GATEWAY)
        .flatMap(role -> RunFile.read(RunFile.in(dataDir, role)).stream())
        .filter(RunFile::isAlive)
        .flatMap(run -> run.url().stream())
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "nothing runs on "
                    + dataDir
                    + " whose list could be filled; start Tidemark first"));
  }

  private void fill(URI url, Optional<String> username) {
    if (!api.hasDemoShop()) {
      throw new ConfigException(
          "no demo shop runs here: there is one while no source of real prices is configured, or"
              + " with demo.enabled=true");
    }
    String name = username.orElse(USUAL_NAME);
    String password = username.isPresent() ? askFor(name) : registered();
    api.logIn(name, password);
    ApiSession.Filled filled = api.fillDemo();
    api.logOut();
    out.printf(
        "%d items of the demo shop are on the list of %s, %d of them new, with %,d changes of"
            + " prices.%n",
        filled.items(), name, filled.added(), filled.changes());
    if (username.isEmpty()) {
      out.printf(
          "Log in on %s as %s with the password %s (it is not shown again).%n",
          url, name, password);
    }
  }

  private String registered() {
    byte[] bytes = new byte[15];
    new SecureRandom().nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    if (!api.register(USUAL_NAME, password)) {
      throw new ConfigException(
          "there is an account named "
              + USUAL_NAME
              + " already: fill its list with --username "
              + USUAL_NAME
              + " and its password, or name another account");
    }
    return password;
  }

  /** Typed without an echo, or the first line of what a script hands over. */
  private static String askFor(String username) {
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (terminal.isPresent()) {
      return String.valueOf(terminal.get().readPassword("Password of %s: ", username));
    }
    try (Scanner lines = new Scanner(System.in, Charset.defaultCharset())) {
      if (lines.hasNextLine()) {
        return lines.nextLine();
      }
    }
    throw new ConfigException(
        "needs the password of " + username + ", typed or as a line of its standard input");
  }
}

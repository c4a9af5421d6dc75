package dev.tidemark.server;

import dev.tidemark.runtime.admin.AdminServer;
import dev.tidemark.runtime.admin.ProcessMeters;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.database.DatabaseSettings;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.logging.LogConfig;
import dev.tidemark.runtime.logging.Logging;
import dev.tidemark.runtime.role.ConfiguredDatabases;
import dev.tidemark.runtime.role.DemoShopAddress;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.runtime.role.ServiceAddress;
import dev.tidemark.runtime.role.TcpTransport;
import dev.tidemark.runtime.role.Transport;
import dev.tidemark.runtime.role.TransportSettings;
import dev.tidemark.runtime.tracing.Tracing;
import dev.tidemark.server.ServerRole.Started;
import dev.tidemark.server.backup.Backup;
import dev.tidemark.server.backup.BackupException;
import dev.tidemark.server.backup.BackupFolder;
import dev.tidemark.server.backup.Nightly;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running process with its role: everything it has opened, closed in reverse order. Thread-safe.
 */
final class Server implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Server.class);

  private Settings settings;
  private final ServerRole role;
  private final Lifecycle lifecycle = new Lifecycle();
  private final Readiness readiness = new Readiness(InstantSource.system());
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private Tracing tracing = Tracing.off();
  private Optional<Integer> httpPort = Optional.empty();
  private Optional<String> setupToken = Optional.empty();
  private @Nullable String adminUrl;

  private Server(Settings settings, ServerRole role) {
    this.settings = settings;
    this.role = role;
  }

  /**
   * Starts every part of a role and returns when all of them serve.
   *
   * @throws ConfigException when the settings do not fit this role or this machine
   */
  static Server start(Settings settings, ServerRole role) {
    Server server = new Server(settings, role);
    try {
      LogConfig log = ServerSettings.log(settings, role);
      server.lifecycle.add("log", Logging.start(log));
      server.tracing =
          server.lifecycle.add(
              "tracing", Tracing.start(settings, role.word(), log.name(), Version.CURRENT));
      server.start();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void start() {
    Path dataDir = ServerSettings.dataDir(settings);
    try {
      Files.createDirectories(dataDir);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot make the data directory " + dataDir + ": " + e.getMessage(), e);
    }
    openDemoShop(dataDir);
    lifecycle.add("process meters", ProcessMeters.bind(metrics));
    Optional<StandaloneDatabases> embedded = embeddedDatabases(dataDir);
    for (ServerRole part : role.parts()) {
      Started started = part.start(environment(part, embedded));
      httpPort = httpPort.or(started::httpPort);
      setupToken = setupToken.or(started::setupToken);
    }
    AdminServer admin =
        lifecycle.add(
            "admin port",
            AdminServer.start(
                settings.get(ServerSettings.ADMIN_ADDRESS), adminPort(), metrics, readiness));
    adminUrl = "http://127.0.0.1:" + admin.port();
    embedded.ifPresent(databases ->
        lifecycle.add("nightly backups", nightlyBackups(databases, BackupCommand.folder(dataDir))));
    log.info(
        "Ready role={} version={} url={} admin={}",
        role.word(),
        Version.CURRENT,
        url().orElse("none"),
        adminUrl);
  }

  private static Nightly nightlyBackups(StandaloneDatabases databases, BackupFolder folder) {
    return Nightly.start(
        () -> {
          try {
            Path file = folder.at(InstantSource.system().instant());
            Backup.write(file, databases.forBackup());
            folder.prune();
            log.info("Wrote the nightly backup file={}", file);
            return true;
          } catch (BackupException e) {
            log.error("The nightly backup failed", e);
            return false;
          }
        },
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  /** Before the roles, which then read its address as if somebody had set it. */
  private void openDemoShop(Path dataDir) {
    switch (DemoPlan.of(settings, role)) {
      case DemoPlan.None _ -> settings = settings.with(DemoShopAddress.URL, "", "no demo shop");
      case DemoPlan.Elsewhere _ -> {}
      case DemoPlan.Own _ -> {
        OwnDemoShop own = OwnDemoShop.open(settings, dataDir);
        lifecycle.add("demo shop", own.shop());
        settings =
            settings.with(DemoShopAddress.URL, own.origin().toString(), "the demo shop's port");
      }
    }
  }

  /** Both databases on a server of our own, unless all that this process needs stand outside. */
  private Optional<StandaloneDatabases> embeddedDatabases(Path dataDir) {
    boolean users = ServerSettings.USER_DB.isExternal(settings);
    boolean items = ServerSettings.ITEMS_DB.isExternal(settings);
    if (role != ServerRole.ALL) {
      for (String name : role.databases()) {
        if (!(name.equals("user-db") ? users : items)) {
          throw new ConfigException(
              "role " + role.word() + " needs " + name + ".url: only role all brings a database");
        }
      }
      return Optional.empty();
    }
    if (users != items) {
      throw new ConfigException("set both user-db.url and items-db.url, or neither");
    }
    if (users) {
      log.info("Uses outside databases, as configured");
      return Optional.empty();
    }
    StandaloneDatabases databases = StandaloneDatabases.start(dataDir);
    lifecycle.add("embedded database", databases.server());
    return Optional.of(databases);
  }

  private RoleEnvironment environment(ServerRole part, Optional<StandaloneDatabases> embedded) {
    Map<String, DatabaseAccess> access =
        embedded.map(databases -> databases.accessOf(part)).orElseGet(() -> outside(part));
    return new RoleEnvironment(
        settings,
        lifecycle,
        metrics,
        readiness,
        InstantSource.system(),
        transport(part),
        new ConfiguredDatabases(access, lifecycle, metrics, readiness).traced(tracing),
        tracing);
  }

  private Map<String, DatabaseAccess> outside(ServerRole part) {
    Map<String, DatabaseSettings> known =
        Map.of("user-db", ServerSettings.USER_DB, "items-db", ServerSettings.ITEMS_DB);
    Map<String, DatabaseAccess> access = new HashMap<>();
    for (String name : part.databases()) {
      DatabaseSettings database = known.get(name);
      if (database != null) {
        access.put(name, database.read(settings));
      }
    }
    return access;
  }

  private Transport transport(ServerRole part) {
    return role == ServerRole.ALL
        ? new InProcessTransport("tidemark", part.word(), metrics, lifecycle).traced(tracing)
        : new TcpTransport(
                part.word(), TransportSettings.read(settings), metrics, readiness, lifecycle)
            .traced(tracing)
            .warmingUp();
  }

  private int adminPort() {
    int configured = settings.get(ServerSettings.ADMIN_PORT);
    if (configured != 0) {
      return configured;
    }
    int own = httpPort.orElseGet(this::rpcPort);
    int above = own + ServerSettings.ADMIN_PORT_DISTANCE;
    return above <= 65_535 ? above : own - ServerSettings.ADMIN_PORT_DISTANCE;
  }

  private int rpcPort() {
    ServiceAddress address = TransportSettings.read(settings).get(role.word());
    if (address == null) {
      throw new IllegalStateException("role " + role.word() + " listens nowhere");
    }
    return address.listen().port();
  }

  private Optional<String> url() {
    return httpPort.map(port -> "http://127.0.0.1:" + port);
  }

  private Optional<String> demoShop() {
    return DemoShopAddress.of(settings).map(URI::toString);
  }

  /** What a person who has started it wants to know. */
  String greeting() {
    StringBuilder text = new StringBuilder();
    url()
        .ifPresentOrElse(
            address -> text.append("\nTidemark is ready on ").append(address).append('\n'),
            () -> text.append("\nTidemark's ").append(role.word()).append(" role is ready\n"));
    setupToken.ifPresent(token ->
        text.append("  Set-up token: ")
            .append(token)
            .append("\n  Register, then enter it once to become the administrator.\n"));
    demoShop()
        .ifPresent(shop ->
            text.append("  Demo shop: ").append(shop).append("  (invented goods and prices)\n"));
    text.append("  Health and metrics: ").append(adminUrl).append('\n');
    text.append("  Logs: ").append(ServerSettings.log(settings, role).directory()).append('\n');
    text.append("  Ctrl-C stops it.\n");
    return text.toString();
  }

  /**
   * Tells other programs, by the run file, that it runs; whoever waits for that reads on at once.
   */
  void announce() {
    lifecycle.add(
        "run file",
        new RunFile(
                ProcessHandle.current().pid(), url(), Objects.requireNonNull(adminUrl), demoShop())
            .write(RunFile.in(ServerSettings.dataDir(settings), role)));
  }

  @Override
  public void close() {
    readiness.draining();
    lifecycle.close();
  }
}

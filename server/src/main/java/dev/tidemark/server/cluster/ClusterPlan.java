package dev.tidemark.server.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every process of a cluster, in stages: those of one stage start side by side, and the next stage
 * when all of them are ready. They end in the opposite order.
 */
final class ClusterPlan {
  private final ClusterConfig config;
  private final ClusterFiles files;
  private final Ports ports;
  private final ClusterHome home;

  ClusterPlan(ClusterConfig config, ClusterFiles files) {
    this.config = config;
    this.files = files;
    this.ports = config.ports();
    this.home = config.home();
  }

  List<List<ProcessSpec>> stages() {
    List<ProcessSpec> stores = new ArrayList<>();
    stores.add(redis());
    stores.addAll(databases());
    config.demo().ifPresent(demo -> stores.add(demoShop(demo)));
    return List.of(
        stores,
        // The first of each owner brings its schema up to date before anybody else needs it.
        owners(true),
        Stream.concat(owners(false).stream(), roles("item").stream()).toList(),
        List.of(haproxy()),
        roles("gateway"),
        List.of(nginx()),
        watchers());
  }

  List<ProcessSpec> databases() {
    return List.of(database("user-db"), database("items-db"));
  }

  private ProcessSpec redis() {
    Path file = files.folder("redis").resolve("redis.conf");
    return part(
            "redis",
            new Probe.Tcp(ports.of("redis")),
            Programs.any("redis-server"),
            file.toString())
        .files(file)
        .prepared(() -> Folders.make(home.data("redis")));
  }

  private ProcessSpec database(String name) {
    DatabaseFolder folder = new DatabaseFolder(home.data(name));
    Path tuning = files.folder("mariadb").resolve("mariadb.cnf");
    Path accounts = files.folder("mariadb").resolve(name + ".sql");
    return part(
            name,
            new Probe.Tcp(ports.of(name)),
            Programs.any("mariadbd"),
            "--defaults-file=" + tuning,
            "--datadir=" + folder.path(),
            "--tmpdir=" + folder.scratch(),
            // Relative to the data, so that no path is too long for a socket.
            "--socket=mariadb.sock",
            "--pid-file=mariadb.pid",
            "--bind-address=127.0.0.1",
            "--port=" + ports.of(name),
            "--user=" + System.getProperty("user.name"),
            "--init-file=" + accounts)
        .files(tuning, accounts)
        .prepared(folder::make);
  }

  private ProcessSpec demoShop(ClusterConfig.Demo demo) {
    List<String> command =
        ours(
            "shop",
            "--port",
            Integer.toString(ports.of("demo-shop")),
            "--seed",
            Integer.toString(demo.seed()),
            "--speed",
            Integer.toString(demo.speed()),
            "--start",
            new FirstStart(home.data("demo-shop").resolve("start")).at().toString());
    return ProcessSpec.of(
        "demo-shop",
        command,
        home.log().resolve("demo-shop.log"),
        new Probe.Http(config.demoOrigin() + "/"));
  }

  private List<ProcessSpec> owners(boolean first) {
    return Stream.of("user", "price")
        .flatMap(role -> config.instancesOf(role).stream())
        .filter(instance -> (instance.number() == 1) == first)
        .map(this::role)
        .toList();
  }

  private List<ProcessSpec> roles(String name) {
    return config.instancesOf(name).stream().map(this::role).toList();
  }

  private ProcessSpec role(Instance instance) {
    Path file = files.instance(instance);
    List<String> command =
        ours(
            "--role",
            instance.role(),
            "--config",
            file.toString(),
            "--data-dir",
            home.data(instance.name()).toString());
    // Its output is what it says once to whoever starts it: the set-up token. Its log is elsewhere.
    return ProcessSpec.of(
            instance.name(),
            command,
            home.run().resolve(instance.name() + ".out"),
            new Probe.Http("http://" + instance.admin() + "/readyz"))
        .files(
            Stream.concat(
                    Stream.of(file),
                    secretsOf(instance.role()).values().stream().sorted().map(Path::of))
                .toArray(Path[]::new))
        .environment(secretsOf(instance.role()))
        .prepared(
            () -> ClusterHome.writePrivately(home.run().resolve(instance.name() + ".out"), ""))
        .rotatedBy(Rotations.of(instance, home));
  }

  private Map<String, String> secretsOf(String role) {
    Map<String, String> variables = new HashMap<>();
    switch (role) {
      case "gateway" -> variables.put("TIDEMARK_REDIS_URL_FILE", secret("redis-url"));
      case "user" -> {
        variables.put("TIDEMARK_REDIS_URL_FILE", secret("redis-url"));
        variables.put("TIDEMARK_USER_DB_PASSWORD_FILE", secret("user-db-user-service"));
        variables.put("TIDEMARK_USER_DB_MIGRATION_PASSWORD_FILE", secret("user-db-migrations"));
      }
      case "item" ->
          variables.put("TIDEMARK_ITEMS_DB_PASSWORD_FILE", secret("items-db-item-service"));
      case "price" -> {
        variables.put("TIDEMARK_ITEMS_DB_PASSWORD_FILE", secret("items-db-price-service"));
        variables.put("TIDEMARK_ITEMS_DB_MIGRATION_PASSWORD_FILE", secret("items-db-migrations"));
        variables.put(
            "TIDEMARK_ITEMS_DB_MAINTENANCE_PASSWORD_FILE", secret("items-db-maintenance"));
      }
      default -> {}
    }
    return variables;
  }

  private String secret(String name) {
    return home.secrets().resolve(name).toString();
  }

  private ProcessSpec haproxy() {
    Path file = files.folder("haproxy").resolve("haproxy.cfg");
    // Master and worker: USR2 reads the file anew without closing the sockets.
    return part(
            "haproxy",
            new Probe.Http("http://" + ports.address("haproxy-stats") + "/healthz"),
            Programs.any("haproxy"),
            "-W",
            "-db",
            "-f",
            file.toString())
        .files(file)
        .reloadedBy("USR2")
        .stoppedBy("USR1");
  }

  private ProcessSpec nginx() {
    Path folder = files.folder("nginx");
    return part(
            "nginx",
            new Probe.Http(config.url() + "/api/v1/instance"),
            Programs.any("nginx"),
            "-p",
            home.root().toString(),
            "-c",
            folder.resolve("nginx.conf").toString(),
            "-e",
            "stderr")
        .files(folder.resolve("nginx.conf"), folder.resolve("gateways.conf"))
        .prepared(() -> Folders.make(home.data("nginx")))
        .reloadedBy("HUP")
        .stoppedBy("QUIT");
  }

  private List<ProcessSpec> watchers() {
    List<ProcessSpec> all = new ArrayList<>();
    all.add(prometheus());
    all.add(
        exporter(
            "node-exporter",
            "prometheus-node-exporter",
            "--web.listen-address=" + ports.address("node-exporter"),
            "--collector.textfile.directory=" + home.run()));
    all.add(
        exporter(
                "process-exporter",
                "prometheus-process-exporter",
                // Else exporters would count as parts of the supervisor that started them.
                "-children=false",
                "-config.path=" + files.folder("process-exporter").resolve("process-exporter.yml"),
                "-web.listen-address=" + ports.address("process-exporter"))
            .files(files.folder("process-exporter").resolve("process-exporter.yml")));
    all.add(databaseExporter("user-db"));
    all.add(databaseExporter("items-db"));
    all.add(
        exporter(
                "redis-exporter",
                "prometheus-redis-exporter",
                "-redis.addr=redis://" + ports.address("redis"),
                "-redis.password-file=" + files.folder("redis").resolve("exporter-passwords.json"),
                "-web.listen-address=" + ports.address("redis-exporter"))
            .files(files.folder("redis").resolve("exporter-passwords.json")));
    all.add(
        exporter(
            "nginx-exporter",
            "prometheus-nginx-exporter",
            "-nginx.scrape-uri=http://" + ports.address("nginx") + "/nginx_status",
            "-web.listen-address=" + ports.address("nginx-exporter")));
    if (config.cadvisor()) {
      all.add(
          exporter(
              "cadvisor",
              "cadvisor",
              "-listen_ip=127.0.0.1",
              "-port=" + ports.of("cadvisor"),
              "-logtostderr"));
    }
    if (config.alertmanager()) {
      all.add(alertmanager());
    }
    return all;
  }

  private ProcessSpec alertmanager() {
    Path file = files.folder("alertmanager").resolve("alertmanager.yml");
    return exporter(
            "alertmanager",
            "prometheus-alertmanager",
            "--config.file=" + file,
            "--storage.path=" + home.data("alertmanager"),
            "--web.listen-address=" + ports.address("alertmanager"),
            // It is alone, and needs no port for others of its kind.
            "--cluster.listen-address=")
        .files(file)
        .prepared(() -> Folders.make(home.data("alertmanager")))
        .reloadedBy("HUP");
  }

  private ProcessSpec prometheus() {
    Path folder = files.folder("prometheus");
    return part(
            "prometheus",
            new Probe.Http("http://" + ports.address("prometheus") + "/-/ready"),
            Programs.any("prometheus"),
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + home.data("prometheus"),
            "--storage.tsdb.retention.time=15d",
            "--web.listen-address=" + ports.address("prometheus"))
        .files(Folders.files(folder).toArray(Path[]::new))
        .prepared(() -> Folders.make(home.data("prometheus")))
        .reloadedBy("HUP");
  }

  private ProcessSpec databaseExporter(String database) {
    Path account = files.folder("mariadb").resolve(database + "-exporter.cnf");
    return exporter(
            database + "-exporter",
            "prometheus-mysqld-exporter",
            "--config.my-cnf=" + account,
            "--collect.info_schema.userstats",
            "--collect.info_schema.tables",
            "--web.listen-address=" + ports.address(database + "-exporter"))
        .files(account);
  }

  private ProcessSpec exporter(String name, String program, String... arguments) {
    return part(name, new Probe.Tcp(ports.of(name)), Programs.any(program), arguments);
  }

  private ProcessSpec part(String name, Probe probe, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return ProcessSpec.of(name, command, home.log().resolve(name + ".log"), probe);
  }

  /**
   * Our processes leave the processors to whatever stands before and behind them when there are not
   * enough: a proxy that has to wait cannot even refuse, and a database that waits keeps everybody.
   */
  private List<String> ours(String... arguments) {
    List<String> command = new ArrayList<>(config.java());
    command.addAll(List.of("-jar", config.release().resolve("tidemark.jar").toString()));
    command.addAll(List.of(arguments));
    return LowerPriority.of(command);
  }
}

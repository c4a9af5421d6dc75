package dev.tidemark.server.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the configuration of every part from the templates, for one machine. */
final class ClusterFiles {
  private static final List<String> PARTS =
      List.of(
          "nginx",
          "haproxy",
          "redis",
          "mariadb",
          "prometheus",
          "alertmanager",
          "process-exporter",
          "tidemark");

  private final ClusterConfig config;
  private final Map<String, String> secrets;
  private final Templates templates;

  ClusterFiles(ClusterConfig config, Map<String, String> secrets) {
    this.config = config;
    this.secrets = Map.copyOf(secrets);
    this.templates = new Templates(config.release().resolve("deploy"));
  }

  /** Writes all of them; those that are as they should be stay untouched. */
  void write() {
    Map<String, Object> values = values();
    for (String part : PARTS) {
      templates.fill(part, folder(part), values);
    }
    ClusterHome.writePrivately(
        config.home().secrets().resolve("redis-url"),
        "redis://:" + secrets.get("redis") + "@" + config.ports().address("redis"));
    for (String role : ClusterConfig.ROLES) {
      config.instancesOf(role).forEach(this::writeInstance);
    }
  }

  Path folder(String part) {
    return config.home().config().resolve(part);
  }

  Path instance(Instance instance) {
    return config.home().config().resolve(instance.name() + ".properties");
  }

  /** The operator's settings, then what the cluster needs, which wins. */
  private void writeInstance(Instance instance) {
    Map<String, String> all = new TreeMap<>(config.settings());
    all.putAll(PropertiesFile.read(folder("tidemark").resolve("cluster.properties")));
    all.put("log.name", instance.name());
    all.put("admin.port", Integer.toString(instance.adminPort()));
    if (instance.role().equals("gateway")) {
      all.put("http.address", "127.0.0.1");
      all.put("http.port", Integer.toString(instance.port()));
    } else {
      all.put(instance.role() + "-service.listen", instance.address());
    }
    all.putAll(databaseUsers(instance.role()));
    PropertiesFile.write(instance(instance), all);
  }

  /** Who changes the schema of items-db is the price service alone, of user-db the user service. */
  private static Map<String, String> databaseUsers(String role) {
    return switch (role) {
      case "user" -> Map.of("user-db.migration-user", "migrations");
      case "item" -> Map.of("items-db.user", "item_service");
      case "price" ->
          Map.of(
              "items-db.user", "price_service",
              "items-db.migration-user", "migrations",
              "items-db.maintenance-user", "maintenance");
      default -> Map.of();
    };
  }

  private Map<String, Object> values() {
    Ports ports = config.ports();
    ClusterHome home = config.home();
    Map<String, Object> values = new HashMap<>();
    values.put("run", home.run());
    values.put("log", home.log());
    values.put("data", home.root().resolve("data"));
    values.put("user", System.getProperty("user.name"));
    values.put("root", System.getProperty("user.name").equals("root"));
    values.put("httpAddress", config.address());
    values.put("httpPort", config.httpPort());
    values.put("loopback6", config.address().equals("127.0.0.1") && Loopback6.exists());
    values.put("pools", pools());
    values.put("spares", spares());
    values.put("users", instances("user"));
    values.put("items", instances("item"));
    values.put("prices", instances("price"));
    values.put(
        "nginx", Map.of("address", ports.address("nginx"), "proxyAddresses", "127.0.0.1,::1"));
    values.put(
        "haproxy",
        Map.of("address", ports.address("haproxy"), "stats", ports.address("haproxy-stats")));
    values.put(
        "redis",
        Map.of(
            "bind", "127.0.0.1",
            "port", ports.of("redis"),
            "address", ports.address("redis"),
            "data", home.data("redis")));
    values.put("prometheus", Map.of("address", ports.address("prometheus")));
    values.put("userDb", database("user-db"));
    values.put("itemsDb", database("items-db"));
    values.put("databaseHosts", List.of(Map.of("host", "127.0.0.1"), Map.of("host", "localhost")));
    values.put("secret", secrets);
    values.put(
        "demo",
        config.demo().<Object>map(_ -> Map.of("origin", config.demoOrigin())).orElse(false));
    values.put(
        "alertmanager",
        config.alertmanager() ? Map.of("address", ports.address("alertmanager")) : false);
    values.put("scrapes", scrapes());
    return values;
  }

  private Map<String, Object> database(String name) {
    Ports ports = config.ports();
    return Map.of("host", "127.0.0.1", "port", ports.of(name), "address", ports.address(name));
  }

  /** What nginx spreads requests over: all gateways, and for each of them all the others. */
  private List<Map<String, Object>> pools() {
    List<Map<String, Object>> pools = new ArrayList<>();
    pools.add(Map.of("name", "gateways", "members", instances("gateway")));
    pools.addAll(spares());
    return pools;
  }

  private List<Map<String, Object>> spares() {
    List<Map<String, Object>> gateways = instances("gateway");
    if (gateways.size() < 2) {
      return List.of();
    }
    return gateways.stream()
        .map(away ->
            Map.<String, Object>of(
                "gateway",
                String.valueOf(away.get("name")),
                "name",
                "gateways_without_" + away.get("name"),
                "members",
                gateways.stream().filter(each -> !each.equals(away)).toList()))
        .toList();
  }

  private List<Map<String, Object>> instances(String role) {
    return config.instancesOf(role).stream()
        .map(instance ->
            Map.<String, Object>of(
                "name", instance.name(),
                "address", instance.address(),
                "adminHost", "127.0.0.1",
                "adminPort", instance.adminPort()))
        .toList();
  }

  private List<Map<String, Object>> scrapes() {
    List<Map<String, Object>> scrapes = new ArrayList<>();
    Scrapes.of(config)
        .forEach((job, targets) ->
            scrapes.add(
                scrape(
                    job,
                    targets.entrySet().stream()
                        .map(target -> target(target.getKey(), target.getValue()))
                        .toList())));
    return scrapes;
  }

  private static Map<String, Object> scrape(String job, List<Map<String, Object>> targets) {
    return Map.of("job", job, "targets", targets);
  }

  private static Map<String, Object> target(String name, String address) {
    return Map.of("name", name, "address", address);
  }
}

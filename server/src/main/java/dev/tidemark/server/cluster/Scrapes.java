package dev.tidemark.server.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where Prometheus looks: addresses by job and by instance. */
final class Scrapes {
  private Scrapes() {}

  static Map<String, Map<String, String>> of(ClusterConfig config) {
    Map<String, Map<String, String>> jobs = new LinkedHashMap<>();
    for (String role : ClusterConfig.ROLES) {
      config
          .instancesOf(role)
          .forEach(instance -> add(jobs, role, instance.name(), instance.admin()));
    }
    Ports ports = config.ports();
    add(jobs, "nginx", "nginx", ports.address("nginx-exporter"));
    add(jobs, "haproxy", "haproxy", ports.address("haproxy-stats"));
    add(jobs, "mariadb", "user-db", ports.address("user-db-exporter"));
    add(jobs, "mariadb", "items-db", ports.address("items-db-exporter"));
    add(jobs, "redis", "redis", ports.address("redis-exporter"));
    add(jobs, "prometheus", "prometheus", ports.address("prometheus"));
    add(jobs, "node", "node", ports.address("node-exporter"));
    add(jobs, "process", "process", ports.address("process-exporter"));
    if (config.cadvisor()) {
      add(jobs, "cadvisor", "cadvisor", ports.address("cadvisor"));
    }
    if (config.alertmanager()) {
      add(jobs, "alertmanager", "alertmanager", ports.address("alertmanager"));
    }
    return jobs;
  }

  private static void add(
      Map<String, Map<String, String>> jobs, String job, String instance, String address) {
    jobs.computeIfAbsent(job, _ -> new LinkedHashMap<>()).put(instance, address);
  }
}

package dev.tidemark.server.cluster;

import java.util.Map;

/**
 * Which part listens where on the loopback interface; all numbers follow from the one below them.
 *
 * @param base the number below the first
 */
record Ports(int base) {
  /** So many numbers above the base belong to the cluster. */
  static final int RANGE = 200;

  /** Of each role there may be so many instances. */
  static final int MOST_INSTANCES = 9;

  private static final Map<String, Integer> PARTS =
      Map.ofEntries(
          Map.entry("nginx", 1),
          Map.entry("haproxy", 2),
          Map.entry("haproxy-stats", 3),
          Map.entry("redis", 4),
          Map.entry("user-db", 5),
          Map.entry("items-db", 6),
          Map.entry("demo-shop", 8),
          Map.entry("prometheus", 90),
          Map.entry("node-exporter", 91),
          Map.entry("process-exporter", 92),
          Map.entry("user-db-exporter", 93),
          Map.entry("items-db-exporter", 94),
          Map.entry("redis-exporter", 95),
          Map.entry("nginx-exporter", 96),
          Map.entry("cadvisor", 97),
          Map.entry("alertmanager", 98));

  private static final Map<String, Integer> ROLES =
      Map.of("gateway", 10, "user", 20, "item", 30, "price", 40);

  private static final int ADMIN_DISTANCE = 100;

  int of(String part) {
    return base + number(PARTS, part);
  }

  String address(String part) {
    return "127.0.0.1:" + of(part);
  }

  int of(String role, int number) {
    return base + number(ROLES, role) + number;
  }

  int adminOf(String role, int number) {
    return of(role, number) + ADMIN_DISTANCE;
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("nothing is called " + name);
    }
    return number;
  }
}

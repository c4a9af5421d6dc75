package dev.tidemark.server.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The passwords by which the parts of a cluster know each other: made at the first start, one file
 * each that only the owner reads, never the same twice.
 */
final class Secrets {
  static final List<String> NAMES =
      List.of(
          "redis",
          "grafana",
          "user-db-migrations",
          "user-db-user-service",
          "user-db-exporter",
          "items-db-migrations",
          "items-db-maintenance",
          "items-db-item-service",
          "items-db-price-service",
          "items-db-exporter");

  /** 192 bits: nobody types them. */
  private static final int BYTES = 24;

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  Secrets(Path folder) {
    this.folder = folder;
  }

  /** Every password by its name; those that are missing are made. */
  Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    NAMES.forEach(name -> all.put(name, get(name)));
    return all;
  }

  /** The file of a password, for programs that read it themselves. */
  Path file(String name) {
    return folder.resolve(name);
  }

  private String get(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      ClusterHome.writePrivately(
          file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
    return ClusterHome.read(file).strip();
  }
}

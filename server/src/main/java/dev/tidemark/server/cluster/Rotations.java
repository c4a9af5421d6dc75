package dev.tidemark.server.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How each instance of a cluster is taken out of its balancer and in again. */
final class Rotations {
  private final Map<String, Rotation> byInstance = new LinkedHashMap<>();

  Rotations(ClusterConfig config) {
    for (String role : ClusterConfig.ROLES) {
      config
          .instancesOf(role)
          .forEach(instance -> byInstance.put(instance.name(), of(instance, config.home())));
    }
  }

  static Rotation of(Instance instance, ClusterHome home) {
    return switch (instance.role()) {
      case "gateway" -> new NginxRotation(instance.name(), instance.address(), home.run());
      case "item" -> new HaproxyRotation(instance.name(), socket(home));
      default -> new ClientRotation("http://" + instance.admin() + "/metrics");
    };
  }

  private static Path socket(ClusterHome home) {
    return home.run().resolve("haproxy.sock");
  }

  /** Takes in again whatever was left out when somebody ended, or failed, in between. */
  static void takeAllIn(ClusterConfig config) {
    NginxRotation.forgetAll(config.home().run());
    config
        .instancesOf("item")
        .forEach(instance -> new HaproxyRotation(instance.name(), socket(config.home())).allow());
  }

  /**
   * Does what lines such as {@code out item-1} and {@code in item-1} ask, and answers each with
   * {@code done} when it is so, until there are no more.
   *
   * @throws ClusterException naming the line that is not understood
   */
  void obey(BufferedReader lines, PrintStream out) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.strip().split(" ", 2);
      Rotation rotation = byInstance.get(words[words.length - 1]);
      if (rotation == null || !(words[0].equals("in") || words[0].equals("out"))) {
        throw new ClusterException(
            "rotation knows 'out' and 'in' with one of " + byInstance.keySet() + ", not " + line);
      }
      if (words[0].equals("out")) {
        rotation.out();
      } else {
        rotation.in();
      }
      out.println("done");
      out.flush();
    }
  }
}

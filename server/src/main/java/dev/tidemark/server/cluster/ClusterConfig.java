package dev.tidemark.server.cluster;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What cluster is wanted.
 *
 * @param home holds everything of it: data, secrets, configuration, run files and logs
 * @param release the folder of {@code tidemark.jar}, its libraries and the templates
 * @param java how a process of ours is started, up to and without {@code -jar}
 * @param address where nginx listens for people
 * @param httpPort the port of nginx
 * @param portBase the number below all other ports, of which the next {@link Ports#RANGE} are used
 * @param instances how many there are of each role
 * @param settings the operator's own, handed on to every role
 * @param demo the demo shop that is to run beside, if any
 * @param cadvisor whether there is a cAdvisor, which measures containers
 * @param alertmanager whether there is an Alertmanager, which tells people of alerts
 */
public record ClusterConfig(
    ClusterHome home,
    Path release,
    List<String> java,
    String address,
    int httpPort,
    int portBase,
    Map<String, Integer> instances,
    Map<String, String> settings,
    Optional<Demo> demo,
    boolean cadvisor,
    boolean alertmanager) {
  /** Every role, in the order in which they start. */
  public static final List<String> ROLES = List.of("user", "price", "item", "gateway");

  /** Goods and pace of the demo shop. */
  public record Demo(int seed, int speed) {}

  public ClusterConfig {
    java = List.copyOf(java);
    // In the order of their names, since others compare what is wanted by its text.
    instances = Collections.unmodifiableMap(new TreeMap<>(instances));
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  Ports ports() {
    return new Ports(portBase);
  }

  /** The instances of a role, the first one numbered 1. */
  List<Instance> instancesOf(String role) {
    return IntStream.rangeClosed(1, instances.getOrDefault(role, 1))
        .mapToObj(number -> Instance.of(role, number, ports()))
        .toList();
  }

  /** How people and links name the demo shop. */
  String demoOrigin() {
    return "http://localhost:" + ports().of("demo-shop");
  }

  /** Where people find it. */
  String url() {
    String host = address.equals("127.0.0.1") || address.equals("0.0.0.0") ? "localhost" : address;
    return "http://" + host + (httpPort == 80 ? "" : ":" + httpPort);
  }
}

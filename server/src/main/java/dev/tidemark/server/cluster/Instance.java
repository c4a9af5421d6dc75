package dev.tidemark.server.cluster;

/**
 * One process of a role.
 *
 * @param port where it serves
 * @param adminPort where it tells of itself
 */
record Instance(String role, int number, int port, int adminPort) {
  static Instance of(String role, int number, Ports ports) {
    return new Instance(role, number, ports.of(role, number), ports.adminOf(role, number));
  }

  /** Such as {@code item-2}: in logs, metrics and the names of files. */
  String name() {
    return role + "-" + number;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  String admin() {
    return "127.0.0.1:" + adminPort;
  }
}

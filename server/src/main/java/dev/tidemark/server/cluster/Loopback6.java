package dev.tidemark.server.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Whether this machine also speaks IPv6 to itself, as some read "localhost". */
final class Loopback6 {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("::1");

  private Loopback6() {}

  static boolean exists() {
    try {
      return NetworkInterface.getByInetAddress(ADDRESS) != null;
    } catch (SocketException none) {
      return false;
    }
  }
}

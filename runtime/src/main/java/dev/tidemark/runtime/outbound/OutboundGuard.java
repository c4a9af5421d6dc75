package dev.tidemark.runtime.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which hosts may be called: those of the public internet, and those that the operator has
 * named. Immutable.
 *
 * <p>The address it returns is the one to connect to. A second look-up could lead elsewhere.
 */
public final class OutboundGuard {
  private final Set<String> trusted;

  /**
   * Prepares a guard.
   *
   * @param trusted hosts that may have any address, as {@code host} or {@code host:port}
   */
  public OutboundGuard(List<String> trusted) {
    this.trusted =
        trusted.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** The address of a host that may be called. */
  InetAddress address(String host, int port) throws OutboundException {
    List<InetAddress> addresses = lookUp(host);
    if (!isTrusted(host, port)) {
      for (InetAddress address : addresses) {
        if (!PublicAddress.is(address)) {
          throw OutboundException.forbidden(
              "'" + host + "' is not on the public internet; the operator can allow it.");
        }
      }
    }
    return addresses.getFirst();
  }

  private boolean isTrusted(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    return trusted.contains(name) || trusted.contains(name + ":" + port);
  }

  private static List<InetAddress> lookUp(String host) throws OutboundException {
    try {
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return Arrays.asList(InetAddress.getAllByName(bare));
    } catch (UnknownHostException unknown) {
      throw OutboundException.trouble("'" + host + "' cannot be found.");
    }
  }
}

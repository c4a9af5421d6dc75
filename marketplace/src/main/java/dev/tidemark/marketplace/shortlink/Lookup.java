package dev.tidemark.marketplace.shortlink;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The domain name system. */
@FunctionalInterface
interface Lookup {
  /** Every address of a host, at least one. */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The machine's own resolver. */
  static Lookup system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}

package dev.tidemark.gateway.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose word about a client is taken ({@code X-Forwarded-*}): addresses or networks
 * such as {@code 10.0.0.0/8}. Immutable.
 */
public final class TrustedProxies {
  private final List<Network> networks;

  private record Network(InetAddress address, int bits) {
    boolean contains(byte[] address) {
      byte[] prefix = address().getAddress();
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (prefix[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads addresses and networks.
   *
   * @throws IllegalArgumentException naming the text that is neither
   */
  public static TrustedProxies parse(List<String> texts) {
    return new TrustedProxies(texts.stream().map(TrustedProxies::network).toList());
  }

  /** Whether a text is an address or a network. */
  public static boolean isNetwork(String text) {
    try {
      network(text);
      return true;
    } catch (IllegalArgumentException neither) {
      return false;
    }
  }

  public boolean isEmpty() {
    return networks.isEmpty();
  }

  public boolean contains(String address) {
    return literal(address)
        .map(InetAddress::getAddress)
        .map(bytes -> networks.stream().anyMatch(network -> network.contains(bytes)))
        .orElse(false);
  }

  /**
   * The client's own address in an {@code X-Forwarded-For} header: the last one that is not a
   * trusted proxy itself, since whatever stands before it may be invented.
   */
  public Optional<String> client(String forwardedFor) {
    List<String> addresses = Arrays.asList(forwardedFor.split(",", -1));
    for (String text : addresses.reversed()) {
      String address = text.strip();
      if (literal(address).isEmpty()) {
        return Optional.empty();
      }
      if (!contains(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    InetAddress prefix =
        literal(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(
                () -> new IllegalArgumentException("'" + text + "' is not an address or network"));
    int most = prefix.getAddress().length * 8;
    String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
      throw new IllegalArgumentException("'" + text + "' has a prefix that is too long");
    }
    return new Network(prefix, Integer.parseInt(bits));
  }

  /** Never asks a name server: what is not a literal address is none. */
  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}

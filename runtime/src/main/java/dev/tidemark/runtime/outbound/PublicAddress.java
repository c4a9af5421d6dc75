package dev.tidemark.runtime.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells the addresses of the public internet from those that only mean something near us, by the
 * registries of special-purpose addresses (RFC 6890 and its successors at IANA).
 */
public final class PublicAddress {
  /** Address and length of the prefix. */
  private static final long[][] SPECIAL_IPV4 = {
    {0x00000000L, 8}, // this network
    {0x0A000000L, 8}, // private
    {0x64400000L, 10}, // shared by carriers
    {0x7F000000L, 8}, // loopback
    {0xA9FE0000L, 16}, // link-local, and the metadata of clouds
    {0xAC100000L, 12}, // private
    {0xC0000000L, 24}, // protocol assignments
    {0xC0000200L, 24}, // documentation
    {0xC0586300L, 24}, // relays of 6to4
    {0xC0A80000L, 16}, // private
    {0xC6120000L, 15}, // benchmarks
    {0xC6336400L, 24}, // documentation
    {0xCB007100L, 24}, // documentation
    {0xE0000000L, 4}, // multicast
    {0xF0000000L, 4}, // reserved, and broadcast
  };

  private PublicAddress() {}

  public static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
  }

  private static boolean isPublicIpv4(byte[] bytes) {
    long address = number(bytes, 0, 4);
    for (long[] special : SPECIAL_IPV4) {
      if (address >> (32 - special[1]) == special[0] >> (32 - special[1])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Only 2000::/3 is given out to hosts; in it lie addresses that carry others inside (Teredo,
   * 6to4) and examples. Mapped, translated (NAT64), local, and multicast ones lie outside.
   */
  private static boolean isPublicIpv6(byte[] bytes) {
    long start = number(bytes, 0, 4);
    boolean global = start >> 29 == 1;
    boolean assignments = start >> 9 == 0x20010000L >> 9;
    boolean example = start == 0x20010DB8L || start >> 12 == 0x3FFF0000L >> 12;
    boolean sixToFour = start >> 16 == 0x2002L;
    return global && !assignments && !example && !sixToFour;
  }

  private static long number(byte[] bytes, int from, int length) {
    long number = 0;
    for (int i = from; i < from + length; i++) {
      number = number << 8 | (bytes[i] & 0xFF);
    }
    return number;
  }
}

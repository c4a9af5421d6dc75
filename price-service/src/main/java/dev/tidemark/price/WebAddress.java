package dev.tidemark.price;

import java.net.URI;

/** Recognises addresses that requests can be sent to. */
final class WebAddress {
  private WebAddress() {}

  /** Whether it names scheme and host, perhaps port and path, and nothing more. */
  static boolean is(String text) {
    try {
      URI address = URI.create(text);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}

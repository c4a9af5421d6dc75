package dev.tidemark.simulator.fault;

/** Where the short links lead that nobody must follow. Stateless. */
final class BadLinks {
  /** One more than a careful reader follows. */
  private static final int HOPS = 6;

  private BadLinks() {}

  static String target(FaultKind kind, String path) {
    return switch (kind) {
      case LINK_HTTP -> "http://s.shopee.sg/plain";
      // The address at which clouds tell programs inside them their secrets.
      case LINK_PRIVATE -> "https://169.254.169.254/latest/meta-data/";
      case LINK_FOREIGN -> "https://shop.example/product/1/2";
      case LINK_LOOP -> path + "?demo_fault=link-loop";
      case LINK_LONG -> path + "/" + hop(path) + "?demo_fault=link-long";
      default -> throw new IllegalArgumentException(kind.code() + " is not about links");
    };
  }

  private static long hop(String path) {
    return path.chars().filter(character -> character == '/').count() % HOPS;
  }
}

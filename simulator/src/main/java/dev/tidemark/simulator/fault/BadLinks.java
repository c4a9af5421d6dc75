package dev.tidemark.simulator.fault;

/** Where the short links lead that nobody must follow. Stateless. */
public final class BadLinks {
  /** One more than a careful reader follows. */
  private static final int HOPS = 6;

  private BadLinks() {}

  /** The target of such a link, or of one of its hops, at this path. */
  public static String target(FaultKind kind, String path) {
    return switch (kind) {
      case LINK_HTTP -> "http://s.shopee.sg/plain";
      // The address at which clouds tell programs inside them their secrets.
      case LINK_PRIVATE -> "https://169.254.169.254/latest/meta-data/";
      case LINK_FOREIGN -> "https://shop.example/product/1/2";
      case LINK_LOOP -> path + "?demo_fault=link-loop";
      case LINK_LONG -> next(path);
      default -> throw new IllegalArgumentException(kind.code() + " is not about links");
    };
  }

  /** Every hop makes the path longer by its number. */
  private static String next(String path) {
    long hop = path.chars().filter(character -> character == '/').count() - 1;
    return hop >= HOPS
        ? "/flash_sale"
        : path + "/" + hop + "?demo_fault=" + FaultKind.LINK_LONG.code();
  }
}

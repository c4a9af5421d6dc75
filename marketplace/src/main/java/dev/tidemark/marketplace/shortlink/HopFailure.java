package dev.tidemark.marketplace.shortlink;

/** An address could not be asked. */
final class HopFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether we would not ask it, rather than could not. */
  private final boolean forbidden;

  private HopFailure(boolean forbidden, String words) {
    super(words);
    this.forbidden = forbidden;
  }

  /** We never ask such an address; the words complete "It leads to ...". */
  static HopFailure forbidden(String words) {
    return new HopFailure(true, words);
  }

  static HopFailure trouble(String words) {
    return new HopFailure(false, words);
  }

  Destination destination() {
    String words = String.valueOf(getMessage());
    return forbidden ? new Destination.Forbidden(words) : new Destination.Unknown(words);
  }
}

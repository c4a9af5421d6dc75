package dev.tidemark.runtime.outbound;

/** An address could not be called, or must not be; the message says why, for its owner. */
public final class OutboundException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean forbidden;

  private OutboundException(boolean forbidden, String words) {
    super(words);
    this.forbidden = forbidden;
  }

  static OutboundException forbidden(String words) {
    return new OutboundException(true, words);
  }

  static OutboundException trouble(String words) {
    return new OutboundException(false, words);
  }

  /** Whether another try would end the same way. */
  public boolean isForbidden() {
    return forbidden;
  }

  public String words() {
    return String.valueOf(getMessage());
  }
}

package dev.tidemark.marketplace.wire;

import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;

/** No answer came back, or one that cannot be taken in. */
public final class HttpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final UnreachableReason reason;

  HttpFailure(UnreachableReason reason, Throwable cause) {
    super(reason.code(), cause);
    this.reason = reason;
  }

  public UnreachableReason reason() {
    return reason;
  }
}

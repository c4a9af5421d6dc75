package dev.tidemark.price.observation;

/** Leaves the reading of one report at the first thing that is wrong with it. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  RefusedException(Reason reason, String detail) {
    // Thrown by the thousand from bad files; nobody reads where.
    super(detail, null, false, false);
    this.reason = reason;
  }

  Outcome.Refused refused() {
    return new Outcome.Refused(reason, String.valueOf(getMessage()));
  }
}

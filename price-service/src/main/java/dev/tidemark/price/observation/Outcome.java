package dev.tidemark.price.observation;

/** What became of a reported observation. */
public sealed interface Outcome {
  /** It made a row of a series. */
  record Accepted() implements Outcome {}

  /** It said what its series said already. */
  record Unchanged() implements Outcome {}

  /**
   * It is not believed, or cannot be read; the detail says what was given and what was expected.
   */
  record Refused(Reason reason, String detail) implements Outcome, Reading {}

  Outcome ACCEPTED = new Accepted();
  Outcome UNCHANGED = new Unchanged();
}

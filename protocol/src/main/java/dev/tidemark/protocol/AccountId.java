package dev.tidemark.protocol;

/**
 * Identifies an account; a random positive number, so that it says nothing about how many there
 * are.
 */
public record AccountId(long value) {
  public AccountId {
    if (value <= 0) {
      throw new IllegalArgumentException("an account id is a positive number, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

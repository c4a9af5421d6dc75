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

  /**
   * The account that a request names.
   *
   * @throws TidemarkException invalid-value when it names none
   */
  public static AccountId ofRequest(long value) {
    if (value <= 0) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "account", "an account id is positive, not " + value);
    }
    return new AccountId(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

package dev.tidemark.user.account;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Instant;

/**
 * Somebody who can log in.
 *
 * @param locked whether an administrator has shut them out
 */
public record Account(
    AccountId id, Username username, Instant createdAt, boolean admin, boolean locked) {
  /** What to answer when a request names an account that does not exist. */
  public static TidemarkException missing() {
    return new TidemarkException(ErrorCode.LOGIN_REQUIRED, "there is no such account");
  }
}

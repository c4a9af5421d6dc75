package dev.tidemark.user.administration;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.user.account.AccountStore;
import java.util.Set;

/** Sees to it that somebody can administer. */
final class LastAdministrator {
  private LastAdministrator() {}

  /**
   * Refuses to let go the only administrator. Belongs into the transaction that would; of two who
   * would let each other go, one waits for the other here.
   */
  static void keep(AccountStore accounts, AccountId account) {
    if (accounts.lockAdministrators().equals(Set.of(account))) {
      throw new TidemarkException(
          ErrorCode.LAST_ADMINISTRATOR, "make another account an administrator first");
    }
  }
}

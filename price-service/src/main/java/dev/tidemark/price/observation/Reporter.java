package dev.tidemark.price.observation;

import dev.tidemark.protocol.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Who reports prices, and for whom.
 *
 * @param shared whether everybody sees them; else the account alone
 */
public record Reporter(AccountId account, boolean shared) {
  /** Whose series are written; null for those that everybody sees. */
  @Nullable AccountId owner() {
    return shared ? null : account;
  }
}

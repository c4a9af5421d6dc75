package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.user.account.Account;

/** Accounts between messages and our words. */
final class AccountMessages {
  private AccountMessages() {}

  static AccountId id(long value) {
    if (value <= 0) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "account", "an account id is positive, not " + value);
    }
    return new AccountId(value);
  }

  static dev.tidemark.protocol.user.v1.Account message(Account account) {
    return dev.tidemark.protocol.user.v1.Account.newBuilder()
        .setAccountId(account.id().value())
        .setUsername(account.username().text())
        .setCreatedAtMs(account.createdAt().toEpochMilli())
        .setAdmin(account.admin())
        .build();
  }
}

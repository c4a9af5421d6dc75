package dev.tidemark.user.grpc;

import dev.tidemark.user.account.Account;

/** Accounts between messages and our words. */
final class AccountMessages {
  private AccountMessages() {}

  static dev.tidemark.protocol.user.v1.Account message(Account account) {
    return dev.tidemark.protocol.user.v1.Account.newBuilder()
        .setAccountId(account.id().value())
        .setUsername(account.username().text())
        .setCreatedAtMs(account.createdAt().toEpochMilli())
        .setAdmin(account.admin())
        .build();
  }
}

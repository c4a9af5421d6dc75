package dev.tidemark.user.administration;

import dev.tidemark.user.account.Account;

/** An account as administrators see it. */
public record ManagedAccount(Account account, int watches) {}

package dev.tidemark.gateway.session;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.Account;

/** Who is logged in, and through which of their sessions. */
public record Caller(AccountId id, Account account, String sessionId) {}

package dev.tidemark.user.account;

import dev.tidemark.user.password.PasswordHash;
import java.time.Instant;

/** An account with what its password is checked against, and since when that has been so. */
public record Credentials(Account account, PasswordHash passwordHash, Instant passwordChangedAt) {}

package dev.tidemark.user.token;

import dev.tidemark.protocol.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as its owner sees it, without its secret.
 *
 * @param id its public name; says nothing about the secret
 * @param lastUsedAt at most a minute behind; null until the first use
 * @param expiresAt null when it does not expire
 */
public record ApiToken(
    String id,
    AccountId account,
    String name,
    Set<TokenScope> scopes,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {
  /** One for each device and script that somebody has, and some to spare. */
  public static final int MOST_PER_ACCOUNT = 20;

  /** The last use is written down at most so often, to spare a write per request. */
  static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  boolean isLive(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  boolean isDueForTouch(Instant now) {
    return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(TOUCHED_EVERY));
  }
}

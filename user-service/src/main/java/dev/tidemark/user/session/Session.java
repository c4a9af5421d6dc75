package dev.tidemark.user.session;

import dev.tidemark.protocol.AccountId;
import java.time.Duration;
import java.time.Instant;

/** A client that has logged in to an account and may act for it until the session ends. */
public record Session(
    SessionId id, AccountId account, Instant createdAt, Instant lastSeenAt, Client client) {
  /** A session that nobody uses ends after this. */
  static final Duration IDLE = Duration.ofDays(7);

  /** Every session ends after this, used or not. */
  static final Duration ABSOLUTE = Duration.ofDays(30);

  /** The last use is written down at most so often, to spare a write per request. */
  static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

  /** So many may be open at once; one more ends the oldest. */
  static final int MOST_PER_ACCOUNT = 100;

  public Instant expiresAt() {
    Instant idle = lastSeenAt.plus(IDLE);
    Instant absolute = createdAt.plus(ABSOLUTE);
    return idle.isBefore(absolute) ? idle : absolute;
  }

  boolean isLive(Instant now) {
    return now.isBefore(expiresAt());
  }

  boolean isDueForTouch(Instant now) {
    return !now.isBefore(lastSeenAt.plus(TOUCHED_EVERY));
  }

  Session seen(Instant now) {
    return new Session(id, account, createdAt, now, client);
  }
}

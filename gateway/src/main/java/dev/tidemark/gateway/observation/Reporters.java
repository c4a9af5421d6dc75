package dev.tidemark.gateway.observation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.protocol.AccountId;

/**
 * Tells when an account begins to see what others do not, because it has reported prices: what is
 * known of it is forgotten then, at every gateway. Once is enough, for it never ends. Thread-safe.
 */
public final class Reporters {
  private static final int MOST_REMEMBERED = 10_000;

  private final Sessions sessions;
  private final Cache<AccountId, Boolean> told =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  public Reporters(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * An account has reported, or may have.
   *
   * @param kept whether something of it is certainly kept
   */
  void reported(AccountId account, boolean kept) {
    if (told.getIfPresent(account) != null) {
      return;
    }
    sessions.changed(account);
    if (kept) {
      told.put(account, true);
    }
  }
}

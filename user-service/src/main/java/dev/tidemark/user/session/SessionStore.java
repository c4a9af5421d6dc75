package dev.tidemark.user.session;

import dev.tidemark.protocol.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Where the live sessions are kept, by the hash of their token. Safe for use by many threads.
 *
 * <p>A session that has expired is nowhere to be found, whether or not it has been purged.
 */
public interface SessionStore {
  /** Opens a session; ends the account's oldest when there are more than 100 then. */
  Session create(AccountId account, TokenHash token, Client client);

  /** Finds a live session and counts as its use. */
  Optional<Session> find(TokenHash token);

  /** Ends a session, if it is there. */
  void delete(TokenHash token);

  /** The live sessions of an account, newest first. */
  List<Session> list(AccountId account);

  /** Ends one session of an account; false when it has no such session. */
  boolean revoke(AccountId account, SessionId session);

  /** Ends every session of an account but one; answers how many. */
  int revokeOthers(AccountId account, SessionId kept);

  /** Throws away what has expired; answers how many sessions that were. */
  int purgeExpired();
}

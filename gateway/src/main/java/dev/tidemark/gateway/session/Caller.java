package dev.tidemark.gateway.session;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.util.Set;

/**
 * Who is asking, and through which of their sessions or tokens.
 *
 * @param sessionId the session's public name; empty for a token
 * @param scopes what a token allows; empty for a session, which allows everything
 */
public record Caller(
    AccountId id,
    Account account,
    String sessionId,
    Credential credential,
    Set<TokenScope> scopes) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** Whether this is a token of the administrator's that reports prices for everybody. */
  public boolean isCollector() {
    return scopes.contains(TokenScope.COLLECT);
  }
}

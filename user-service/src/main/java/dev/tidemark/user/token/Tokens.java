package dev.tidemark.user.token;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.Credentials;
import dev.tidemark.user.session.TokenHash;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens of all accounts. Safe for use by many threads. */
public final class Tokens {
  /** A token that has just been made, with its secret, which is told this once. */
  public record Created(ApiToken token, String secret) {
    @Override
    public String toString() {
      return "a new token " + token;
    }
  }

  /** Whom a live token acts for, and within which scopes now. */
  public record Bearer(Account account, ApiToken token, Set<TokenScope> scopes) {
    public Bearer {
      scopes = Set.copyOf(scopes);
    }
  }

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);

  private static final int ID_BYTES = 8;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Tokens(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public Created create(NewToken wanted) {
    TokenSecret secret = TokenSecret.random(random);
    ApiToken token =
        new ApiToken(
            randomId(),
            wanted.account(),
            wanted.name(),
            wanted.scopes(),
            now(),
            null,
            wanted.expiresAt());
    // The lock makes the new tokens of one account follow each other: no 21st.
    database.write(handle -> {
      AccountStore accounts = new AccountStore(handle);
      if (!accounts.lock(wanted.account())) {
        throw Account.missing();
      }
      requireRight(accounts.find(wanted.account()), wanted);
      TokenStore tokens = new TokenStore(handle);
      if (tokens.list(wanted.account()).size() >= ApiToken.MOST_PER_ACCOUNT) {
        throw new TidemarkException(
            ErrorCode.TOO_MANY_TOKENS,
            "An account has at most " + ApiToken.MOST_PER_ACCOUNT + " tokens; revoke one first.");
      }
      tokens.insert(secret.hash(), token);
      return token;
    });
    log.info("Token created account={} token={}", token.account(), token.id());
    return new Created(token, secret.text());
  }

  private static void requireRight(Optional<Credentials> owner, NewToken wanted) {
    if (wanted.scopes().contains(TokenScope.COLLECT)
        && !owner.map(found -> found.account().admin()).orElse(false)) {
      throw TidemarkException.ofField(
          ErrorCode.FORBIDDEN,
          "scopes",
          "The scope collect writes prices for everybody; only an administrator can grant it.");
    }
  }

  /** The tokens of an account, newest first. */
  public List<ApiToken> list(AccountId account) {
    return database.read(handle -> new TokenStore(handle).list(account));
  }

  /**
   * Ends a token at once.
   *
   * @throws TidemarkException token-not-found
   */
  public void revoke(AccountId account, String id) {
    if (!database.write(handle -> new TokenStore(handle).delete(account, id))) {
      throw new TidemarkException(
          ErrorCode.TOKEN_NOT_FOUND, "This account has no such token, or it has been revoked.");
    }
    log.info("Token revoked account={} token={}", account, id);
  }

  /** Finds whom a live token acts for, and counts as its use. */
  public Optional<Bearer> find(TokenHash hash) {
    Instant now = now();
    return database.read(handle -> {
      TokenStore tokens = new TokenStore(handle);
      Optional<ApiToken> token = tokens.find(hash).filter(found -> found.isLive(now));
      if (token.isPresent() && token.get().isDueForTouch(now)) {
        tokens.touch(hash, now);
      }
      return token.flatMap(found ->
          new AccountStore(handle)
              .find(found.account())
              .filter(owner -> !owner.account().locked())
              .map(owner -> new Bearer(owner.account(), found, scopes(found, owner.account()))));
    });
  }

  /** The right to collect ends with the office, whatever the token says. */
  private static Set<TokenScope> scopes(ApiToken token, Account owner) {
    EnumSet<TokenScope> scopes = EnumSet.copyOf(token.scopes());
    if (!owner.admin()) {
      scopes.remove(TokenScope.COLLECT);
    }
    return scopes;
  }

  private String randomId() {
    byte[] bits = new byte[ID_BYTES];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}

package dev.tidemark.user.notification;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.session.SessionToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The private feed of each account, which whoever knows its address may read. Safe for use by many
 * threads.
 */
public final class Feeds {
  private static final int ENTRIES = 50;

  /** What a feed holds, newest first. */
  public record Content(String username, List<StoredNotification> notifications) {
    public Content {
      notifications = List.copyOf(notifications);
    }
  }

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Feeds(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes the feed of an account, or its address anew, and answers the token in it. */
  public String create(AccountId account) {
    SessionToken token = SessionToken.random(random);
    byte[] hash = token.hash().bytes();
    return database.write(handle -> {
      new FeedStore(handle).save(account, hash, Instant.ofEpochMilli(clock.millis()));
      return token.text();
    });
  }

  public void delete(AccountId account) {
    boolean _ =
        database.write(handle -> {
          new FeedStore(handle).delete(account);
          return true;
        });
  }

  public boolean has(AccountId account) {
    return database.read(handle -> new FeedStore(handle).has(account));
  }

  /** The newest notifications of the account whose feed has this token. */
  public Content read(String token) {
    byte[] hash = new SessionToken(token).hash().bytes();
    return database.read(handle -> {
      FeedStore.Owner owner =
          new FeedStore(handle)
              .find(hash)
              .orElseThrow(() ->
                  new TidemarkException(ErrorCode.NOT_FOUND, "There is no feed at this address."));
      return new Content(
          owner.username(),
          new NotificationStore(handle).list(owner.account(), null, ENTRIES, false));
    });
  }
}

package dev.tidemark.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.ByteString;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who a session belongs to, remembered for at most a second. Thread-safe.
 *
 * <p>What ends here ends at once: an answer that was asked for before the end no longer counts,
 * even if it arrives after it.
 */
public final class Sessions {
  /** How long a session that was ended elsewhere may still be let in here. */
  private static final Duration LIFETIME = Duration.ofSeconds(1);

  /** An ended mark outlives every answer that can still be on its way (deadline 3 s). */
  private static final Duration MARK_LIFETIME = Duration.ofSeconds(10);

  /**
   * Streams ask for their session once a minute; whose they are is known for as long as they run.
   */
  private static final Duration OWNER_LIFETIME = Duration.ofMinutes(5);

  /** About 300 bytes each. */
  private static final int MOST_SESSIONS = 50_000;

  private final Services services;
  private final LongSupplier nanoTime;
  private final Cache<ByteString, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).expireAfterWrite(LIFETIME).build();
  private final Cache<ByteString, AccountId> owners =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).expireAfterWrite(OWNER_LIFETIME).build();
  private final Cache<Object, Long> endedAt =
      Caffeine.newBuilder().expireAfterWrite(MARK_LIFETIME).build();
  private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();

  private record Known(Caller caller, long askedAt) {}

  public Sessions(Services services, LongSupplier nanoTime) {
    this.services = services;
    this.nanoTime = nanoTime;
  }

  /** Finds who a token belongs to; fails with login-required when there is no such session. */
  public Future<Caller> find(String requestId, ByteString tokenHash) {
    long now = nanoTime.getAsLong();
    Known remembered = known.getIfPresent(tokenHash);
    if (remembered != null && counts(tokenHash, remembered, now)) {
      return Future.succeededFuture(remembered.caller());
    }
    return ask(requestId, tokenHash, now);
  }

  /** Asks the user service itself, for a decision that must not rest on the last second. */
  public Future<Caller> ask(String requestId, ByteString tokenHash) {
    return ask(requestId, tokenHash, nanoTime.getAsLong());
  }

  private Future<Caller> ask(String requestId, ByteString tokenHash, long now) {
    FindSessionRequest request = FindSessionRequest.newBuilder().setTokenHash(tokenHash).build();
    return Services.call(services.usersAsync(requestId)::findSession, request)
        .map(found -> {
          Caller caller =
              new Caller(
                  new AccountId(found.getAccount().getAccountId()),
                  found.getAccount(),
                  found.getSessionId());
          known.put(tokenHash, new Known(caller, now));
          owners.put(tokenHash, caller.id());
          return caller;
        });
  }

  private boolean counts(ByteString tokenHash, Known entry, long now) {
    return now - entry.askedAt() < LIFETIME.toNanos()
        && isAfter(entry.askedAt(), endedAt.getIfPresent(tokenHash))
        && isAfter(entry.askedAt(), endedAt.getIfPresent(entry.caller().id()));
  }

  private static boolean isAfter(long askedAt, @Nullable Long mark) {
    return mark == null || askedAt - mark > 0;
  }

  /** Tells that a session has just been ended. */
  public void ended(ByteString tokenHash) {
    AccountId owner = owners.getIfPresent(tokenHash);
    endedAt.put(tokenHash, nanoTime.getAsLong());
    known.invalidate(tokenHash);
    owners.invalidate(tokenHash);
    if (owner != null) {
      listeners.forEach(listener -> listener.accept(owner));
    }
  }

  /** Tells that sessions of an account have just been ended, or that the account has changed. */
  public void changed(AccountId account) {
    endedAt.put(account, nanoTime.getAsLong());
    listeners.forEach(listener -> listener.accept(account));
  }

  /** Calls back with every account of which a session ends here. */
  public void onChange(Consumer<AccountId> listener) {
    listeners.add(listener);
  }
}

package dev.tidemark.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who a session or a token belongs to, remembered for at most a second. Thread-safe.
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
  private final Cache<Credential, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).expireAfterWrite(LIFETIME).build();
  private final Cache<Credential, AccountId> owners =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).expireAfterWrite(OWNER_LIFETIME).build();
  private final Cache<Object, Long> endedAt =
      Caffeine.newBuilder().expireAfterWrite(MARK_LIFETIME).build();
  private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();

  private record Known(Caller caller, long askedAt) {}

  public Sessions(Services services, LongSupplier nanoTime) {
    this.services = services;
    this.nanoTime = nanoTime;
  }

  /**
   * Finds who is asking; fails with login-required when there is no such session, with
   * token-invalid when there is no such token.
   */
  public Future<Caller> find(String requestId, Credential credential) {
    long now = nanoTime.getAsLong();
    Known remembered = known.getIfPresent(credential);
    if (remembered != null && counts(remembered, now)) {
      return Future.succeededFuture(remembered.caller());
    }
    return ask(requestId, credential, now);
  }

  /** Asks the user service itself, for a decision that must not rest on the last second. */
  public Future<Caller> ask(String requestId, Credential credential) {
    return ask(requestId, credential, nanoTime.getAsLong());
  }

  private Future<Caller> ask(String requestId, Credential credential, long now) {
    Future<Caller> answer =
        switch (credential) {
          case Credential.Session session -> ownerOf(requestId, session);
          case Credential.Token token -> ownerOf(requestId, token);
        };
    return answer.onSuccess(caller -> {
      known.put(credential, new Known(caller, now));
      owners.put(credential, caller.id());
    });
  }

  private Future<Caller> ownerOf(String requestId, Credential.Session session) {
    FindSessionRequest request =
        FindSessionRequest.newBuilder().setTokenHash(session.hash()).build();
    return Services.call(services.usersAsync(requestId)::findSession, request)
        .map(found ->
            new Caller(
                new AccountId(found.getAccount().getAccountId()),
                found.getAccount(),
                found.getSessionId(),
                session,
                Set.of()));
  }

  private Future<Caller> ownerOf(String requestId, Credential.Token token) {
    FindTokenRequest request = FindTokenRequest.newBuilder().setTokenHash(token.hash()).build();
    return Services.call(services.usersAsync(requestId)::findToken, request)
        .map(found ->
            new Caller(
                new AccountId(found.getAccount().getAccountId()),
                found.getAccount(),
                "",
                token,
                Set.copyOf(found.getScopesList())));
  }

  private boolean counts(Known entry, long now) {
    return now - entry.askedAt() < LIFETIME.toNanos()
        && isAfter(entry.askedAt(), endedAt.getIfPresent(entry.caller().credential()))
        && isAfter(entry.askedAt(), endedAt.getIfPresent(entry.caller().id()));
  }

  private static boolean isAfter(long askedAt, @Nullable Long mark) {
    return mark == null || askedAt - mark > 0;
  }

  /** Tells that a session has just been ended. */
  public void ended(Credential credential) {
    AccountId owner = owners.getIfPresent(credential);
    endedAt.put(credential, nanoTime.getAsLong());
    known.invalidate(credential);
    owners.invalidate(credential);
    if (owner != null) {
      listeners.forEach(listener -> listener.accept(owner));
    }
  }

  /**
   * Tells that sessions or tokens of an account have just been ended, or that the account has
   * changed.
   */
  public void changed(AccountId account) {
    endedAt.put(account, nanoTime.getAsLong());
    listeners.forEach(listener -> listener.accept(account));
  }

  /** Calls back with every account of which a session ends here. */
  public void onChange(Consumer<AccountId> listener) {
    listeners.add(listener);
  }
}

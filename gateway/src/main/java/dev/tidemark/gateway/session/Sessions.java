package dev.tidemark.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who a session or a token belongs to, remembered for at most a second; a session for longer while
 * every end of one is heard of. Thread-safe.
 *
 * <p>What ends here ends at once: an answer that was asked for before the end no longer counts,
 * even if it arrives after it.
 */
public final class Sessions {
  /** How long a session that was ended elsewhere may still be let in here. */
  private static final Duration LIFETIME = Duration.ofSeconds(1);

  /** Long enough that hardly any request of somebody who looks around has to ask. */
  private static final Duration LONGEST_LIFETIME = Duration.ofSeconds(30);

  /** An ended mark outlives all that may be remembered, and answers that are still on their way. */
  private static final Duration MARK_LIFETIME = LONGEST_LIFETIME.plusSeconds(30);

  /**
   * Streams ask for their session once a minute; whose they are is known for as long as they run.
   */
  private static final Duration OWNER_LIFETIME = Duration.ofMinutes(5);

  /** About 300 bytes each. */
  private static final int MOST_SESSIONS = 50_000;

  private final Services services;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Cache<Credential, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).expireAfterWrite(LONGEST_LIFETIME).build();
  private final Cache<Credential, AccountId> owners =
      Caffeine.newBuilder().maximumSize(MOST_SESSIONS).expireAfterWrite(OWNER_LIFETIME).build();
  private final Cache<Object, Long> endedAt =
      Caffeine.newBuilder().expireAfterWrite(MARK_LIFETIME).build();
  private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();

  private volatile EndsHeard ends = EndsHeard.NEVER;
  private volatile Consumer<AccountId> others = _ -> {};

  /**
   * What the user service said.
   *
   * @param atMost how long it may count if nothing is heard to the contrary, in nanoseconds
   */
  private record Known(Caller caller, long askedAt, long atMost) {}

  public Sessions(Services services, InstantSource clock, LongSupplier nanoTime) {
    this.services = services;
    this.clock = clock;
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
    Future<Known> answer =
        switch (credential) {
          case Credential.Session session -> ownerOf(requestId, session, now);
          // Nobody tells of the end of a token.
          case Credential.Token token ->
              ownerOf(requestId, token).map(caller -> new Known(caller, now, LIFETIME.toNanos()));
        };
    return answer.map(entry -> {
      known.put(credential, entry);
      owners.put(credential, entry.caller().id());
      return entry.caller();
    });
  }

  private Future<Known> ownerOf(String requestId, Credential.Session session, long now) {
    FindSessionRequest request =
        FindSessionRequest.newBuilder().setTokenHash(session.hash()).build();
    return Services.call(services.usersAsync(requestId)::findSession, request)
        .map(found ->
            new Known(
                new Caller(
                    new AccountId(found.getAccount().getAccountId()),
                    found.getAccount(),
                    found.getSessionId(),
                    session,
                    Set.of()),
                now,
                lifetime(Instant.ofEpochMilli(found.getExpiresAtMs()))));
  }

  /** Nobody tells of a session that ends because its time has come. */
  private long lifetime(Instant expires) {
    Duration left = Duration.between(clock.instant(), expires);
    return left.compareTo(LONGEST_LIFETIME) < 0 ? LIFETIME.toNanos() : LONGEST_LIFETIME.toNanos();
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
    long age = now - entry.askedAt();
    return (age < LIFETIME.toNanos() || (age < entry.atMost() && ends.since(entry.askedAt(), now)))
        && isAfter(entry.askedAt(), endedAt.getIfPresent(entry.caller().credential()))
        && isAfter(entry.askedAt(), endedAt.getIfPresent(entry.caller().id()));
  }

  private static boolean isAfter(long askedAt, @Nullable Long mark) {
    return mark == null || askedAt - mark > 0;
  }

  /** From now on is told of what happens elsewhere, and tells what happens here. */
  void share(SharedSessions shared) {
    others = shared::changed;
    ends = shared;
  }

  /** Tells that a session has just been ended. */
  public void ended(Credential credential) {
    endedElsewhere(credential);
  }

  void endedElsewhere(Credential credential) {
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
    changedElsewhere(account);
    others.accept(account);
  }

  void changedElsewhere(AccountId account) {
    endedAt.put(account, nanoTime.getAsLong());
    listeners.forEach(listener -> listener.accept(account));
  }

  /** Calls back with every account of which a session ends here or, with Redis, elsewhere. */
  public void onChange(Consumer<AccountId> listener) {
    listeners.add(listener);
  }
}

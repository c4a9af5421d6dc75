package dev.tidemark.user.session;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.RedisChannels;
import io.lettuce.core.ScriptOutputType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions in Redis: a hash under the hash of each token, which is the session (when it is gone, so
 * is the session), and a sorted set per account, which only helps to list them.
 *
 * <p>The two may lie on different nodes of a cluster, so every script touches one key. The hash is
 * written first and deleted first: a crash in between leaves a session whose token nobody got, or a
 * name in the list behind which there is nothing, and such names are dropped when seen.
 */
public final class RedisSessionStore implements SessionStore {
  /** Writes a session and when it ends. */
  private static final String CREATE =
      """
      redis.call('HSET', KEYS[1], unpack(ARGV, 2))
      return redis.call('PEXPIRE', KEYS[1], ARGV[1])
      """;

  /** Notes the use of a session, unless it has ended meanwhile: it must not come back to life. */
  private static final String TOUCH =
      """
      if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
      redis.call('HSET', KEYS[1], 'seen', ARGV[2])
      return redis.call('PEXPIRE', KEYS[1], ARGV[1])
      """;

  /** Puts a session on its account's list, keeps the list, and answers how long it is. */
  private static final String ENLIST =
      """
      redis.call('ZADD', KEYS[1], ARGV[2], ARGV[3])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      return redis.call('ZCARD', KEYS[1])
      """;

  /** Ends a session and tells the gateways, which may remember it, in one step. */
  private static final String END =
      """
      redis.call('DEL', KEYS[1])
      return redis.call('PUBLISH', ARGV[1], ARGV[2])
      """;

  /** A session beside the hash of its token. */
  private record Entry(TokenHash token, Session session) {}

  private final RedisConnection redis;
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  public RedisSessionStore(RedisConnection redis, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public Session create(AccountId account, TokenHash token, Client client) {
    Instant now = now();
    Session session = new Session(SessionId.random(random), account, now, now, client);
    script(
        CREATE,
        key(token),
        ttl(session, now),
        "id",
        session.id().text(),
        "account",
        account.toString(),
        "created",
        millis(now),
        "seen",
        millis(now),
        "agent",
        client.userAgent(),
        "address",
        client.address());
    long listed =
        script(
            ENLIST,
            key(account),
            Long.toString(Session.ABSOLUTE.toMillis()),
            millis(now),
            token.hex());
    if (listed > Session.MOST_PER_ACCOUNT) {
      entries(account).stream().skip(Session.MOST_PER_ACCOUNT).forEach(this::delete);
    }
    return session;
  }

  @Override
  public Optional<Session> find(TokenHash token) {
    Instant now = now();
    return read(token)
        .map(session -> session.isDueForTouch(now) ? touch(token, session.seen(now)) : session);
  }

  @Override
  public void delete(TokenHash token) {
    read(token).ifPresent(session -> delete(new Entry(token, session)));
  }

  @Override
  public List<Session> list(AccountId account) {
    return entries(account).stream().map(Entry::session).toList();
  }

  @Override
  public boolean revoke(AccountId account, SessionId session) {
    Optional<Entry> found =
        entries(account).stream().filter(entry -> entry.session().id().equals(session)).findFirst();
    found.ifPresent(this::delete);
    return found.isPresent();
  }

  @Override
  public int revokeOthers(AccountId account, SessionId kept) {
    List<Entry> others =
        entries(account).stream().filter(entry -> !entry.session().id().equals(kept)).toList();
    others.forEach(this::delete);
    return others.size();
  }

  /** Nothing to do: Redis itself throws away what has expired. */
  @Override
  public int purgeExpired() {
    return 0;
  }

  private Session touch(TokenHash token, Session session) {
    script(TOUCH, key(token), ttl(session, session.lastSeenAt()), millis(session.lastSeenAt()));
    return session;
  }

  private void delete(Entry entry) {
    script(END, key(entry.token()), RedisChannels.ENDED_SESSIONS, entry.token().hex());
    redis.run(commands -> commands.zrem(key(entry.session().account()), entry.token().hex()));
  }

  /** The live sessions of an account, newest first; names without a session leave the list. */
  private List<Entry> entries(AccountId account) {
    List<Entry> entries = new ArrayList<>();
    for (String hex : redis.run(commands -> commands.zrevrange(key(account), 0, -1))) {
      TokenHash token = new TokenHash(hex);
      read(token)
          .ifPresentOrElse(
              session -> entries.add(new Entry(token, session)),
              () -> redis.run(commands -> commands.zrem(key(account), hex)));
    }
    return entries;
  }

  private Optional<Session> read(TokenHash token) {
    Map<String, String> fields = redis.run(commands -> commands.hgetall(key(token)));
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(session(fields)).filter(session -> session.isLive(now()));
  }

  private static Session session(Map<String, String> fields) {
    return new Session(
        new SessionId(field(fields, "id")),
        new AccountId(Long.parseLong(field(fields, "account"))),
        Instant.ofEpochMilli(Long.parseLong(field(fields, "created"))),
        Instant.ofEpochMilli(Long.parseLong(field(fields, "seen"))),
        new Client(field(fields, "agent"), field(fields, "address")));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("a session in Redis lacks its field " + name);
    }
    return value;
  }

  private long script(String script, String key, String... arguments) {
    Long answer =
        redis.run(commands ->
            commands.<Long>eval(script, ScriptOutputType.INTEGER, new String[] {key}, arguments));
    return answer;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static String ttl(Session session, Instant now) {
    return Long.toString(Duration.between(now, session.expiresAt()).toMillis());
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  private static String key(TokenHash token) {
    return "tidemark:session:" + token.hex();
  }

  private static String key(AccountId account) {
    return "tidemark:sessions:" + account;
  }
}

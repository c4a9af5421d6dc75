package dev.tidemark.gateway.session;

import com.google.protobuf.ByteString;
import dev.tidemark.gateway.redis.RedisChannel;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.RedisChannels;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Hears by Redis which sessions end and which accounts change elsewhere, so that a session may be
 * remembered for longer than a second.
 *
 * <p>Words may be lost without anybody noticing, when a line is half broken. So each gateway says
 * four times a second that it is there and waits for its own word to come back: Redis hands words
 * on in their order, so all that were said before it have been heard by then. When it does not come
 * back within a second, nothing is remembered for longer than that. Thread-safe.
 */
public final class SharedSessions implements EndsHeard, AutoCloseable {
  private static final String ACCOUNTS = "tidemark:changed-accounts";
  private static final String PRESENCE = "tidemark:gateways";

  private static final long BETWEEN_WORDS_MS = 250;

  /** With what passes until an answer leaves, within a second. */
  private static final long LONGEST_SILENCE = Duration.ofMillis(900).toNanos();

  private final Sessions sessions;
  private final LongSupplier nanoTime;

  /** By which a gateway knows its own words; they end with the time at which they were said. */
  private final String self = UUID.randomUUID() + " ";

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shared-sessions").factory());

  private final RedisChannel channel;

  // Written by the one thread of the line.
  private volatile long holdsSince = Long.MAX_VALUE;
  private volatile long heardUntil;

  private SharedSessions(RedisClient client, Sessions sessions, LongSupplier nanoTime) {
    this.sessions = sessions;
    this.nanoTime = nanoTime;
    this.heardUntil = nanoTime.getAsLong() - LONGEST_SILENCE;
    this.channel =
        RedisChannel.open(client, new Line(), RedisChannels.ENDED_SESSIONS, ACCOUNTS, PRESENCE);
  }

  /** Begins to tell and to listen, as soon as Redis answers. */
  public static SharedSessions start(RedisClient client, Sessions sessions, LongSupplier nanoTime) {
    SharedSessions shared = new SharedSessions(client, sessions, nanoTime);
    sessions.share(shared);
    var _ =
        shared.thread.scheduleWithFixedDelay(
            shared::sayPresent, 0, BETWEEN_WORDS_MS, TimeUnit.MILLISECONDS);
    return shared;
  }

  private void sayPresent() {
    channel.say(PRESENCE, self + nanoTime.getAsLong());
  }

  /** Tells the other gateways that an account is not what it was. */
  void changed(AccountId account) {
    channel.say(ACCOUNTS, account.toString());
  }

  @Override
  public boolean since(long begin, long now) {
    long connected = holdsSince;
    return connected != Long.MAX_VALUE
        && begin - connected > 0
        && now - heardUntil < LONGEST_SILENCE;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    channel.close();
  }

  private final class Line implements RedisChannel.Listener {
    @Override
    public void connected() {
      holdsSince = nanoTime.getAsLong();
    }

    @Override
    public void hear(String name, String text) {
      switch (name) {
        case RedisChannels.ENDED_SESSIONS ->
            sessions.endedElsewhere(
                new Credential.Session(ByteString.copyFrom(HexFormat.of().parseHex(text))));
        case ACCOUNTS -> sessions.changedElsewhere(new AccountId(Long.parseLong(text)));
        default -> {
          if (text.startsWith(self)) {
            heardUntil = Long.parseLong(text.substring(self.length()));
          }
        }
      }
    }
  }
}

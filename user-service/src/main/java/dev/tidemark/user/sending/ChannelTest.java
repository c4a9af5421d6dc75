package dev.tidemark.user.sending;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.throttle.AttemptLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Sends messages that show whether a channel works. Safe for use by many threads. */
public final class ChannelTest implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);

  private final Sender sender;
  private final MessageWriter writer;
  private final AttemptLimit ofTarget;
  private final AttemptLimit ofAccount;

  /** Whoever has not confirmed an address may be a stranger to it. */
  private final AttemptLimit codesToTarget;

  private final AttemptLimit codesOfAccount;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ChannelTest(Sender sender, MessageWriter writer, InstantSource clock) {
    this.sender = sender;
    this.writer = writer;
    this.ofTarget = new AttemptLimit(5, PERIOD, clock);
    this.ofAccount = new AttemptLimit(20, PERIOD, clock);
    this.codesToTarget = new AttemptLimit(5, DAY, clock);
    this.codesOfAccount = new AttemptLimit(20, DAY, clock);
  }

  /**
   * Sends a message now, the code that confirms the address if that is still missing, and tells
   * what came of it.
   */
  public void send(Channel channel, Consumer<Sent> ended, Consumer<Throwable> failed) {
    takeAttempt(channel);
    String id = UUID.randomUUID().toString().replace("-", "");
    Outgoing message =
        channel.confirmed() ? writer.test(channel, id) : writer.confirmation(channel, id);
    Future<?> _ =
        threads.submit(() -> {
          try {
            ended.accept(sender.send(message));
          } catch (RuntimeException fault) {
            failed.accept(fault);
          }
        });
  }

  /** A channel that is removed and added again is the same target. */
  private void takeAttempt(Channel channel) {
    String account = channel.account().toString();
    String target = channel.kind().word() + " " + channel.target().toLowerCase(Locale.ROOT);
    take(ofAccount, account, "An account can test its channels 20 times in ten minutes.");
    take(ofTarget, target, "A channel can be tested 5 times in ten minutes.");
    if (!channel.confirmed()) {
      take(codesOfAccount, account, "An account can have 20 codes sent in a day.");
      take(codesToTarget, target, "An address is sent at most 5 codes in a day.");
    }
  }

  private static void take(AttemptLimit limit, String key, String words) {
    limit
        .take(key)
        .ifPresent(wait -> {
          throw TidemarkException.retryAfter(ErrorCode.TOO_MANY_REQUESTS, words, wait);
        });
  }

  @Override
  public void close() {
    threads.close();
  }
}

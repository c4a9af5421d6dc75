package dev.tidemark.user.sending;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.throttle.AttemptLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Sends messages that show whether a channel works. Safe for use by many threads. */
public final class ChannelTest implements AutoCloseable {
  private static final int MOST = 5;
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final Sender sender;
  private final MessageWriter writer;
  private final AttemptLimit limit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ChannelTest(Sender sender, MessageWriter writer, InstantSource clock) {
    this.sender = sender;
    this.writer = writer;
    this.limit = new AttemptLimit(MOST, PERIOD, clock);
  }

  /**
   * Sends a message now, the code that confirms the address if that is still missing, and tells
   * what came of it.
   */
  public void send(Channel channel, Consumer<Sent> ended, Consumer<Throwable> failed) {
    limit
        .take(channel.id())
        .ifPresent(wait -> {
          throw TidemarkException.retryAfter(
              ErrorCode.TOO_MANY_REQUESTS, "A channel can be tested 5 times in ten minutes.", wait);
        });
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

  @Override
  public void close() {
    threads.close();
  }
}

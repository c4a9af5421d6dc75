package dev.tidemark.user.delivery;

import dev.tidemark.user.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** How long a channel that fails is tried. */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Longer than anybody's router or mail server is down over night. */
  private static final Duration ENOUGH = Duration.ofHours(24);

  private static final int MOST_FAILURES = 10;

  /** An address or a token that is wrong stays wrong. */
  private static final int MOST_REFUSALS = 5;

  /** Longer than the other side takes to put in a new version. */
  private static final Duration HOPE = Duration.ofHours(1);

  private Patience() {}

  /**
   * When a channel is tried next: later after every failure, up to a tenth more, so that those
   * which failed together do not come back together.
   *
   * @param channel as it was before this failure
   * @param after how long the other side asks to be left alone
   */
  static Instant next(Channel channel, Duration after, Instant now) {
    int doublings = Math.min(channel.failures(), 10);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    Duration usual = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    Duration asked = after.compareTo(ENOUGH) > 0 ? ENOUGH : after;
    Duration rest = asked.compareTo(usual) > 0 ? asked : usual;
    return now.plusMillis(
        (long) (rest.toMillis() * ThreadLocalRandom.current().nextDouble(1.0, 1.1)));
  }

  /** Whether a channel has failed so often, for so long, that this failure was its last. */
  static boolean isOver(Channel channel, Instant now) {
    Instant since = channel.failingSince();
    return channel.failures() + 1 >= MOST_FAILURES
        && since != null
        && !since.plus(ENOUGH).isAfter(now);
  }

  /** Whether a channel has been refused so often that this refusal was its last. */
  static boolean isOverWithRefusals(Channel channel, Instant now) {
    Instant since = channel.failingSince();
    return channel.refusals() + 1 >= MOST_REFUSALS
        && since != null
        && !since.plus(HOPE).isAfter(now);
  }

  /** Whether one message has been tried long enough, so that others get their turn. */
  static boolean isOver(Delivery delivery, Instant now) {
    return delivery.attempts() >= MOST_FAILURES && !delivery.createdAt().plus(ENOUGH).isAfter(now);
  }
}

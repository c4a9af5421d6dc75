package dev.tidemark.user.sending;

import java.time.Duration;

/** What became of an attempt to send. */
public sealed interface Sent {
  /** The other side has taken it. */
  record Accepted(String detail) implements Sent {}

  /**
   * It may go well later.
   *
   * @param after how long the other side asks to be left alone; zero when it does not say
   */
  record TryLater(String problem, Duration after) implements Sent {}

  /**
   * It was refused, but not for what it says: a login, an address or a lock of the other side may
   * be mended.
   */
  record Denied(String problem) implements Sent {}

  /** This message will never be taken; another one may. */
  record Refused(String problem) implements Sent {}

  /** There is nobody any more, and no message will ever be taken. */
  record Gone(String problem) implements Sent {}
}

package dev.tidemark.user.delivery;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.notification.NotificationId;
import dev.tidemark.user.sending.Texts;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notification on its way through a channel, and afterwards what became of it.
 *
 * @param attempts so far, the one that is under way counted
 * @param message the id of the message that it first went out in; empty before that
 * @param dueAt when it is tried next; null when it is not tried any more
 * @param problem what went wrong with the last attempt, or empty
 */
public record Delivery(
    AccountId account,
    NotificationId notification,
    String channel,
    State state,
    int attempts,
    String message,
    @Nullable Instant dueAt,
    String problem,
    Instant createdAt,
    @Nullable Instant finishedAt) {
  /** So many characters of a problem are kept. */
  static final int LONGEST_PROBLEM = 500;

  Delivery sent(Instant now) {
    return ended(State.SENT, null, "", now);
  }

  Delivery failed(String why, Instant now) {
    return ended(State.FAILED, null, why, now);
  }

  Delivery later(Instant at, String why) {
    return ended(State.WAITING, at, why, null);
  }

  /** Whether an attempt has left both in the same state, as parts of the same message. */
  boolean endsLike(Delivery other) {
    return state == other.state
        && message.equals(other.message)
        && problem.equals(other.problem)
        && Objects.equals(dueAt, other.dueAt)
        && Objects.equals(finishedAt, other.finishedAt);
  }

  private Delivery ended(State how, @Nullable Instant due, String why, @Nullable Instant finished) {
    String problem = Texts.cut(why, LONGEST_PROBLEM);
    return new Delivery(
        account, notification, channel, how, attempts, message, due, problem, createdAt, finished);
  }

  /** The number is stored and never changes. */
  public enum State {
    WAITING(1),
    SENT(2),
    FAILED(3);

    private final int number;

    State(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    static State ofNumber(int number) {
      return number == WAITING.number ? WAITING : number == SENT.number ? SENT : FAILED;
    }
  }
}

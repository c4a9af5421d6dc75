package dev.tidemark.marketplace.politeness;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a host has been treating us, in the words for the operator. Thread-safe. */
final class HostStanding {
  private static final Logger LOG = LoggerFactory.getLogger(HostStanding.class);

  /** One lost connection is no news; three in a row are. */
  private static final int NEWS = 3;

  private final String host;
  private ConnectorState state;
  private int unreachableInARow;

  HostStanding(String host, Instant now) {
    this.host = host;
    this.state = new ConnectorState(Condition.OK, now, "");
  }

  synchronized ConnectorState state() {
    return state;
  }

  synchronized void answered(Instant now) {
    unreachableInARow = 0;
    become(Condition.OK, now, "", null);
  }

  synchronized void blocked(BlockReason reason, Duration pause, Instant now) {
    String words =
        switch (reason) {
          case FORBIDDEN -> "refuses us (403)";
          case CAPTCHA -> "demands a captcha or a login";
          case TOO_MANY_REQUESTS -> "finds us too fast (429)";
          case BUDGET_SPENT -> "grants us no more calls for now";
          case ACCOUNT_REFUSED -> "refuses our account";
        };
    Condition condition =
        reason == BlockReason.BUDGET_SPENT ? Condition.OUT_OF_BUDGET : Condition.BLOCKED;
    Instant next = now.plus(pause);
    become(condition, now, host + " " + words + "; next call not before " + next, next);
  }

  /** Another price service was refused; what we were told ourselves says more. */
  synchronized void refusedElsewhere(Duration remaining, Instant now) {
    Instant next = now.plus(remaining);
    if (state.condition() == Condition.OK || state.condition() == Condition.UNREACHABLE) {
      become(
          Condition.BLOCKED,
          now,
          host + " has refused another price service; next call not before " + next,
          next);
    }
  }

  synchronized void unreachable(PriceCheck.Unreachable check, Instant now) {
    unreachableInARow++;
    boolean refused =
        state.condition() == Condition.BLOCKED || state.condition() == Condition.OUT_OF_BUDGET;
    if (!refused && unreachableInARow >= NEWS) {
      Duration retryAfter = check.retryAfter();
      become(
          Condition.UNREACHABLE,
          now,
          host + " does not answer: " + check.reason().code(),
          retryAfter == null ? null : now.plus(retryAfter));
    }
  }

  private void become(
      Condition condition, Instant now, String detail, @Nullable Instant nextCallAt) {
    boolean news = condition != state.condition();
    state = new ConnectorState(condition, news ? now : state.since(), detail, nextCallAt, null);
    if (news && condition == Condition.OK) {
      LOG.info("The shop answers again. host={}", host);
    } else if (news) {
      LOG.warn(
          "The shop does not answer as it should. host={} condition={} detail=\"{}\"",
          host,
          condition.code(),
          detail);
    }
  }
}

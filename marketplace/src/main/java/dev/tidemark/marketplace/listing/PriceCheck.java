package dev.tidemark.marketplace.listing;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one attempt to look at an item ended. Only {@link Answered} says anything about prices. */
public sealed interface PriceCheck {

  /** The shop answered, and the gate believes it. */
  record Answered(Listing listing) implements PriceCheck {}

  /**
   * The shop knows no such item. One such answer proves nothing: the caller counts them over time.
   */
  record Gone() implements PriceCheck {}

  /** The shop described the item but kept every price of it to itself. */
  record Withheld() implements PriceCheck {}

  /**
   * The shop refuses us. Nobody is asked again before {@code retryAfter} has passed, whatever the
   * item.
   */
  record Blocked(BlockReason reason, Duration retryAfter) implements PriceCheck {}

  /** The shop answered something that the gate does not believe. */
  record Refused(Set<Refusal> reasons) implements PriceCheck {
    public Refused {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("an answer is refused for at least one reason");
      }
      reasons = Set.copyOf(reasons);
    }
  }

  /**
   * The shop did not answer, or nothing that can be read.
   *
   * @param retryAfter when the shop, or our circuit breaker, wants the next call; null leaves it to
   *     the caller's own back-off
   */
  record Unreachable(UnreachableReason reason, @Nullable Duration retryAfter)
      implements PriceCheck {}

  /**
   * This source does not cover the item, which says nothing about whether the shop sells it: the
   * next source may know it.
   */
  record NotOffered() implements PriceCheck {}

  /** None of the ways to ask this shop exists for this item any more. */
  record Retired() implements PriceCheck {}

  /** We did not ask, out of politeness; this was no failure, and nobody's fault. */
  record Postponed(Duration retryAfter) implements PriceCheck {}

  /** By what the shop showed that it refuses us. */
  enum BlockReason {
    /** HTTP 403. */
    FORBIDDEN,
    /** Error 90309999: a captcha or a login is demanded. */
    CAPTCHA,
    /** HTTP 429. */
    TOO_MANY_REQUESTS,
    /** The calls that it grants us for now are spent, which is no refusal. */
    BUDGET_SPENT,
    /** It does not accept our account, or our proof of being its holder. */
    ACCOUNT_REFUSED;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Why there was no answer. */
  enum UnreachableReason {
    NO_CONNECTION,
    TIMEOUT,
    /** HTTP 5xx. */
    SERVER_ERROR,
    /** Another HTTP status that says nothing about the item. */
    UNEXPECTED_STATUS,
    /** A web page, a broken document, or nothing where JSON was due. */
    NOT_JSON,
    /** More than the limit, packed or unpacked. */
    TOO_LARGE,
    /** It failed too often lately, so we did not even ask. */
    CIRCUIT_OPEN,
    /** An error number that nobody has explained to us. */
    UNKNOWN_ERROR;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Failed;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An error as an answer names it, such as {@code {"message":"error [10020]: Invalid Signature",
 * "extensions":{"code":10020,"message":"Invalid Signature"}}}.
 *
 * @param code 0 when there is none
 * @param message the API's own words, fit to be shown
 */
record NamedError(long code, String message) {
  /** The clocks may differ by so much. */
  private static final Duration TOLERATED_SKEW = Duration.ofMinutes(10);

  /** Calls are counted by the hour; a clock that is a little ahead must not come back early. */
  private static final Duration AFTER_THE_HOUR = Duration.ofSeconds(30);

  /** Longer than any message that was seen. */
  private static final int LONGEST_MESSAGE = 200;

  private static final Pattern CODE_IN_MESSAGE = Pattern.compile("\\[([0-9]{4,6})]");

  /** Signatures, should the API repeat one. */
  private static final Pattern LONG_HEX = Pattern.compile("[0-9A-Fa-f]{32,}");

  /** The first error of an answer; null when it names none. */
  static @Nullable NamedError in(JsonNode root) {
    JsonNode first = root.path("errors").path(0);
    if (first.isMissingNode() || first.isNull()) {
      return null;
    }
    String message = JsonFields.text(first, "message");
    String inside = JsonFields.text(first.path("extensions"), "message");
    String words = inside != null ? inside : message == null ? "" : message;
    Long code = JsonFields.numberOrNothing(first.path("extensions"), "code");
    return new NamedError(code != null ? code : codeIn(message), shown(words));
  }

  private static long codeIn(@Nullable String message) {
    Matcher code = CODE_IN_MESSAGE.matcher(message == null ? "" : message);
    return code.find() ? Long.parseLong(code.group(1)) : 0;
  }

  private static String shown(String message) {
    String plain = LONG_HEX.matcher(PlainText.of(message)).replaceAll("...");
    return plain.length() > LONGEST_MESSAGE ? plain.substring(0, LONGEST_MESSAGE) : plain;
  }

  /**
   * What it means and what to do.
   *
   * @param itsTime the time on the API's clock, if it was told
   */
  Failed explained(@Nullable Instant itsTime, Instant now) {
    AffiliateError error = AffiliateError.ofCode(code);
    String words = words(error, itsTime, now);
    String quote = message.isEmpty() ? "" : ", \"" + message + "\"";
    return new Failed(check(error, now), words + " (error " + code + quote + ")");
  }

  private String words(AffiliateError error, @Nullable Instant itsTime, Instant now) {
    if (error != AffiliateError.NOT_AUTHENTICATED) {
      return error.words();
    }
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("signature")) {
      return "does not accept our signature: the secret does not belong to this app id; copy it"
          + " anew from its Open API page";
    }
    if (lower.contains("credential")) {
      return "knows no such app id; copy it anew, and make sure that it is of this country";
    }
    if (lower.contains("disable")) {
      return "has disabled this app id; enable it or make another on its Open API page";
    }
    Duration ahead = itsTime == null ? Duration.ZERO : Duration.between(itsTime, now);
    if (ahead.abs().compareTo(TOLERATED_SKEW) > 0) {
      return "refuses the time of our request: this machine's clock is %d minutes %s; set it right"
          .formatted(ahead.abs().toMinutes(), ahead.isNegative() ? "behind" : "ahead");
    }
    return lower.contains("timestamp") || lower.contains("expired")
        ? "refuses the time of our request: this machine's clock must be right to 10 minutes; set"
            + " it, for example by NTP"
        : error.words();
  }

  private static PriceCheck check(AffiliateError error, Instant now) {
    return switch (error.kind()) {
      case PASSING -> new PriceCheck.Unreachable(UnreachableReason.SERVER_ERROR, null);
      case OUR_MISTAKE, UNKNOWN ->
          new PriceCheck.Unreachable(UnreachableReason.UNKNOWN_ERROR, null);
      case ACCOUNT -> new PriceCheck.Blocked(BlockReason.ACCOUNT_REFUSED, Duration.ZERO);
      case BUDGET -> new PriceCheck.Blocked(BlockReason.BUDGET_SPENT, untilTheHourIsOver(now));
    };
  }

  private static Duration untilTheHourIsOver(Instant now) {
    Instant over = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    return Duration.between(now, over.plus(AFTER_THE_HOUR));
  }
}

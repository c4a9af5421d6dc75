package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.wire.HttpReply;
import dev.tidemark.marketplace.wire.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells what the status of an HTTP reply means. */
final class ReplyJudge {
  private ReplyJudge() {}

  /** Why the reply answers nothing; null when its body has to be read. */
  static @Nullable PriceCheck failure(HttpReply reply, Instant now) {
    Duration retryAfter = RetryAfter.read(reply.retryAfter(), now);
    int status = reply.status();
    if (status == 200) {
      return null;
    }
    if (status == 429) {
      return blocked(BlockReason.TOO_MANY_REQUESTS, retryAfter);
    }
    if (Envelope.isBlock(reply.body()) || leadsToVerification(reply)) {
      return blocked(BlockReason.CAPTCHA, retryAfter);
    }
    if (status == 401 || status == 403) {
      return blocked(BlockReason.FORBIDDEN, retryAfter);
    }
    if (status == 404 || status == 410) {
      return new PriceCheck.Retired();
    }
    return new PriceCheck.Unreachable(
        status >= 500 ? UnreachableReason.SERVER_ERROR : UnreachableReason.UNEXPECTED_STATUS,
        retryAfter);
  }

  /** The page itself goes to one of Shopee's {@code /verify/} pages when a captcha is due. */
  private static boolean leadsToVerification(HttpReply reply) {
    return reply.status() / 100 == 3
        && reply.location() != null
        && reply.location().contains("/verify/");
  }

  private static PriceCheck blocked(BlockReason reason, @Nullable Duration retryAfter) {
    return new PriceCheck.Blocked(reason, retryAfter == null ? Duration.ZERO : retryAfter);
  }
}

package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.affiliate.AffiliateAnswer.Failed;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.HttpReply;
import dev.tidemark.marketplace.wire.JsonText;
import dev.tidemark.marketplace.wire.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what came back from the API, whatever it is. Errors come with HTTP status 200 and are named
 * in the body, so the body is read first. Stateless; never throws.
 */
final class AnswerReader {
  private AnswerReader() {}

  static AffiliateAnswer read(HttpReply reply, Instant now) {
    JsonNode root = JsonText.parse(reply.body());
    NamedError error = root == null ? null : NamedError.in(root);
    if (error != null) {
      return error.explained(reply.date(), now);
    }
    if (reply.status() != 200) {
      return byStatus(reply, now);
    }
    if (root == null) {
      return new Failed(
          new PriceCheck.Unreachable(UnreachableReason.NOT_JSON, null),
          "answers something else than JSON; " + NOT_THE_API);
    }
    return offers(root.path("data").path("productOfferV2"));
  }

  private static final String NOT_THE_API =
      "is this the address of the Affiliate Open API? Unset the region's endpoint for the usual"
          + " one";

  private static AffiliateAnswer offers(JsonNode offers) {
    JsonNode nodes = offers.path("nodes");
    if (!nodes.isArray()) {
      return new Failed(
          new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM)),
          "answers JSON, but no offers; " + NOT_THE_API);
    }
    List<JsonNode> found = new ArrayList<>();
    nodes.forEach(found::add);
    JsonNode more = offers.path("pageInfo").path("hasNextPage");
    return new AffiliateAnswer.Offers(found, more.isBoolean() && more.booleanValue());
  }

  private static AffiliateAnswer byStatus(HttpReply reply, Instant now) {
    Duration retryAfter = RetryAfter.read(reply.retryAfter(), now);
    int status = reply.status();
    String answers = "answers HTTP " + status;
    if (status == 429) {
      return blocked(BlockReason.TOO_MANY_REQUESTS, retryAfter, answers + ": it finds us too fast");
    }
    if (status == 401 || status == 403) {
      return blocked(
          BlockReason.FORBIDDEN,
          retryAfter,
          answers + " before looking at our account: something on the way refuses this machine");
    }
    boolean itsFault = status >= 500;
    return new Failed(
        new PriceCheck.Unreachable(
            itsFault ? UnreachableReason.SERVER_ERROR : UnreachableReason.UNEXPECTED_STATUS,
            retryAfter),
        itsFault ? answers + "; it is asked again in a while" : answers + "; " + NOT_THE_API);
  }

  private static Failed blocked(BlockReason reason, @Nullable Duration retryAfter, String words) {
    return new Failed(
        new PriceCheck.Blocked(reason, Objects.requireNonNullElse(retryAfter, Duration.ZERO)),
        words);
  }
}

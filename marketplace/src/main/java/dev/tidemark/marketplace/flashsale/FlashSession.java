package dev.tidemark.marketplace.flashsale;

import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.Region;
import java.time.Instant;

/**
 * A flash sale of a whole region, running or announced.
 *
 * @param name the shop's own words; may be empty
 * @param startAt the first moment at which its prices hold
 * @param endAt the first moment at which they do not any more
 */
public record FlashSession(
    Region region, FlashSessionId id, String name, Instant startAt, Instant endAt) {
  public FlashSession {
    if (!startAt.isBefore(endAt)) {
      throw new IllegalArgumentException(
          "a session ends after its start, not at " + endAt + " when it starts at " + startAt);
    }
  }
}

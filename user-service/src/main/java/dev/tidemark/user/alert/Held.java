package dev.tidemark.user.alert;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.user.v1.Notification;
import java.time.Instant;

/**
 * What a rule could not tell because of its cool-down, and tells when that ends if it is still so.
 *
 * @param until when the cool-down ends
 * @param content what is told then, without its id and times
 */
public record Held(Instant until, Notification content) {
  /** The price that is told of; an announced flash sale has none. */
  Price price() {
    return new Price(content.getAfter().getPrice());
  }
}

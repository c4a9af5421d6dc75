package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.Truth;
import java.time.Duration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an item is liked: figures that grow with its age and mean nothing.
 *
 * @param sold in the last 30 days
 * @param soldEver since it was listed
 */
record Popularity(long sold, long soldEver, long likes, long ratings) {
  static Popularity of(Truth truth) {
    DemoItem item = truth.item();
    long perMonth = 3 + item.id().value() % 397;
    long months = Math.max(1, Duration.between(item.listedAt(), truth.at()).toDays() / 30);
    long ever = perMonth * months;
    return new Popularity(perMonth, ever, ever / 3 + 5, ever / 8 + 1);
  }

  ObjectNode rating() {
    ArrayNode counts = Json.array();
    counts.add(ratings);
    long left = ratings;
    // One star to five; two thirds of the rest from the top down.
    long[] stars = new long[5];
    for (int star = 4; star > 0; star--) {
      stars[star] = left * 2 / 3;
      left -= stars[star];
    }
    stars[0] = left;
    long sum = 0;
    for (int star = 0; star < stars.length; star++) {
      counts.add(stars[star]);
      sum += (star + 1) * stars[star];
    }
    ObjectNode rating = Json.object().put("rating_star", (double) sum / ratings);
    rating.set("rating_count", counts);
    return rating.put("rcount_with_image", ratings / 4).put("rcount_with_context", ratings / 2);
  }
}

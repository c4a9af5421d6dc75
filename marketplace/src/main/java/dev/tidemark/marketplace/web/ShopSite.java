package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.HostPoliteness;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.wire.HttpFailure;
import dev.tidemark.marketplace.wire.HttpReply;
import dev.tidemark.marketplace.wire.ShopClient;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The web site of a region's shop, and our manners towards its host. Thread-safe.
 *
 * @param base its address without a slash at the end
 * @param images the folder of its pictures, with a slash at the end
 */
record ShopSite(
    Region region,
    URI base,
    URI images,
    ShopClient client,
    HostPoliteness politeness,
    Timekeeper time) {

  private interface Call {
    HttpReply make() throws HttpFailure, InterruptedException;
  }

  Instant now() {
    return time.now();
  }

  /** Fetches a document now; only for calls that have waited for their turn. */
  ShopAnswer<byte[]> get(String pathAndQuery) {
    return fetch(() -> client.get(URI.create(base + pathAndQuery)));
  }

  private ShopAnswer<byte[]> post(String path, String question) {
    byte[] body = question.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    return fetch(() -> client.post(URI.create(base + path), headers, body));
  }

  /** Asks when its turn comes, and reads a document that is no refusal. */
  <T> ShopAnswer<T> ask(String path, String query, Function<JsonNode, ShopAnswer<T>> reader) {
    return politeness.askShop(path, () -> Envelope.open(get(path + query), reader));
  }

  /** Like {@link #ask}, with a question in JSON. */
  <T> ShopAnswer<T> askInJson(
      String path, String question, Function<JsonNode, ShopAnswer<T>> reader) {
    return politeness.askShop(path, () -> Envelope.open(post(path, question), reader));
  }

  private ShopAnswer<byte[]> fetch(Call call) {
    try {
      HttpReply reply = call.make();
      PriceCheck failure = ReplyJudge.failure(reply, now());
      return failure == null
          ? new ShopAnswer.Answered<>(reply.body())
          : new ShopAnswer.Failed<>(failure);
    } catch (HttpFailure failure) {
      return new ShopAnswer.Failed<>(new PriceCheck.Unreachable(failure.reason(), null));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new ShopAnswer.Failed<>(new PriceCheck.Postponed(Duration.ZERO));
    }
  }
}

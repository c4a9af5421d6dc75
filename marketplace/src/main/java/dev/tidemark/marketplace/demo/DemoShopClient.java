package dev.tidemark.marketplace.demo;

import dev.tidemark.marketplace.wire.HttpFailure;
import dev.tidemark.marketplace.wire.HttpReply;
import dev.tidemark.marketplace.wire.JsonText;
import dev.tidemark.marketplace.wire.ShopClient;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.TidemarkException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the demo shop for its exhibition and for the past of an item. Blocks for up to 10 seconds.
 * Thread-safe.
 */
public final class DemoShopClient implements AutoCloseable {
  private final URI origin;
  private final ShopClient client = new ShopClient(Map.of(), ShopClient.TOTAL_TIMEOUT);

  /**
   * @param origin such as {@code http://127.0.0.1:8081}
   */
  public DemoShopClient(URI origin) {
    this.origin = origin;
  }

  /**
   * The items that show best what a tracker can tell.
   *
   * @param count how many at most
   * @throws TidemarkException unavailable, when the shop does not answer as it should
   */
  public List<DemoExhibit> exhibition(int count) {
    return ask(
        "/demo/exhibition?count=" + count,
        answer -> answer.get("items").valueStream().map(this::exhibit).toList());
  }

  /**
   * How an item and each of its models stood when its history begins, and all that changed since,
   * in the order of time.
   *
   * @throws TidemarkException unavailable, when the shop does not answer as it should
   */
  public List<PastChange> past(DemoExhibit exhibit) {
    return ask(
        "/demo/past?itemid=" + exhibit.key().item() + "&since=" + exhibit.since().toEpochMilli(),
        answer -> answer.get("changes").valueStream().map(DemoShopClient::change).toList());
  }

  private DemoExhibit exhibit(JsonNode item) {
    return new DemoExhibit(
        new ItemKey(
            Region.DEMO,
            new ShopId(item.get("shopid").asLong()),
            new ItemId(item.get("itemid").asLong())),
        item.get("name").asString(),
        origin.resolve("/file/" + item.get("image").asString()),
        Instant.ofEpochMilli(item.get("since").asLong()),
        item.get("models").valueStream().map(DemoShopClient::model).toList());
  }

  private static DemoExhibit.Model model(JsonNode model) {
    return new DemoExhibit.Model(
        new ModelId(model.get("modelid").asLong()), model.get("name").asString());
  }

  /** A list, since a past has thousands: time, model, price, list price or 0, flash, in stock. */
  private static PastChange change(JsonNode change) {
    long listPrice = change.get(3).asLong();
    return new PastChange(
        Instant.ofEpochMilli(change.get(0).asLong()),
        new ModelId(change.get(1).asLong()),
        new Price(change.get(2).asLong()),
        listPrice == 0 ? null : new Price(listPrice),
        change.get(4).asInt() == 1,
        change.get(5).asInt() == 1 ? StockState.IN : StockState.OUT);
  }

  private <T> T ask(String path, Function<JsonNode, T> reader) {
    try {
      HttpReply reply = client.get(origin.resolve(path));
      JsonNode answer = reply.status() == 200 ? JsonText.parse(reply.body()) : null;
      if (answer == null) {
        throw unavailable("answered " + reply.status() + " to " + path, null);
      }
      return reader.apply(answer);
    } catch (HttpFailure failure) {
      throw unavailable("does not answer (" + failure.reason().code() + ")", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("was not waited for", stopped);
    } catch (IllegalArgumentException | NullPointerException | JacksonException otherShape) {
      throw unavailable("answered something else than expected to " + path, otherShape);
    }
  }

  private TidemarkException unavailable(String what, @Nullable Throwable cause) {
    String detail = "The demo shop at " + origin + " " + what + ".";
    return cause == null
        ? new TidemarkException(ErrorCode.UNAVAILABLE, detail)
        : new TidemarkException(ErrorCode.UNAVAILABLE, detail, cause);
  }

  @Override
  public void close() {
    client.close();
  }
}

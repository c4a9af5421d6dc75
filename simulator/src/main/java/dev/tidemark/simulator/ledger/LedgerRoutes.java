package dev.tidemark.simulator.ledger;

import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is true, over HTTP. Ids are strings, amounts decimal strings, times ISO 8601. Thread-safe.
 */
public final class LedgerRoutes {
  private final World world;

  public LedgerRoutes(World world) {
    this.world = world;
  }

  /** {@code GET /demo/items?offset&limit}: the catalogue, with the addresses of the pages. */
  public Answer items(Asked asked) {
    int size = world.config().items();
    int offset = asked.number("offset", 0, 0, size);
    int limit = asked.number("limit", 100, 1, 1_000);
    ArrayNode items = Json.array();
    IntStream.range(offset, Math.min(size, offset + limit))
        .mapToObj(world::item)
        .forEach(item -> items.add(TruthJson.item(item, world.config().region(), asked.origin())));
    ObjectNode tree = Json.object().put("total", size).put("offset", offset);
    tree.set("items", items);
    return Answer.json(tree);
  }

  /** {@code GET /demo/truth?itemid&at}: everything about one item at one moment, by default now. */
  public Answer truth(Asked asked) {
    return about(
        asked,
        item -> {
          Truth truth = world.truth(item, time(asked, "at", asked.now()));
          return Answer.json(TruthJson.truth(truth, world.config().region(), asked.origin()));
        });
  }

  /**
   * {@code GET /demo/ledger?itemid&from&to&model}: every true change, oldest first, {@code from}
   * included, {@code to} excluded; by default of the last hour. {@code before} is the state of the
   * headline just before the first.
   */
  public Answer changes(Asked asked) {
    return about(
        asked,
        item -> {
          Instant to = time(asked, "to", asked.now());
          Instant from = time(asked, "from", to.minus(Duration.ofHours(1)));
          ArrayNode changes = Json.array();
          for (TrueChange change : world.changes(item, from, to)) {
            if (isWanted(asked.parameter("model"), change.model())) {
              changes.add(TruthJson.change(change, world.config().region()));
            }
          }
          ObjectNode tree =
              Json.object()
                  .put("itemKey", item.key(world.config().region()).toString())
                  .put("currency", world.config().region().currency())
                  .put("from", from.toString())
                  .put("to", to.toString());
          tree.set("before", before(item, from));
          tree.set("changes", changes);
          return Answer.json(tree);
        });
  }

  /** {@code GET /demo/sessions?from&to}: the sessions that run in the span, with their items. */
  public Answer sessions(Asked asked) {
    Instant from = time(asked, "from", asked.now().minus(Duration.ofMinutes(10)));
    Instant to = time(asked, "to", asked.now().plus(Duration.ofMinutes(10)));
    ArrayNode sessions = Json.array();
    for (FlashSession session : world.sessions(from, to)) {
      ObjectNode one = sessions.addObject();
      one.put("promotionId", Long.toString(session.promotionId()))
          .put("start", session.start().toString())
          .put("end", session.end().toString());
      ArrayNode items = one.putArray("items");
      world.itemsOf(session).forEach(item -> items.add(item.id().toString()));
    }
    ObjectNode tree = Json.object();
    tree.set("sessions", sessions);
    return Answer.json(tree);
  }

  private Answer about(Asked asked, Function<DemoItem, Answer> answer) {
    try {
      return asked
          .itemId("itemid")
          .flatMap(world::find)
          .map(answer)
          .orElseGet(() -> Answer.problem(404, "there is no item " + asked.parameter("itemid")));
    } catch (DateTimeException notTime) {
      return Answer.problem(400, "a time is written like 2026-03-01T10:00:00Z");
    }
  }

  private ObjectNode before(DemoItem item, Instant from) {
    Truth truth = world.truth(item, from.minusMillis(1));
    Price list = truth.listPrice();
    return TruthJson.change(
        new TrueChange(
            truth.at(), ModelId.HEADLINE, truth.price(), list, truth.flashSale(), truth.stock()),
        world.config().region());
  }

  private static boolean isWanted(@Nullable String model, ModelId changed) {
    return model == null || model.equals(changed.toString());
  }

  private static Instant time(Asked asked, String name, Instant otherwise) {
    String text = asked.parameter(name);
    return text == null ? otherwise : Instant.parse(text);
  }
}

package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.world.Category;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Flash-sale sessions and their items. Thread-safe. */
public final class FlashRoutes {
  /** So long after its end a session is still known by its number. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** Clients send twelve ids at a time; one prepares fifty. */
  private static final int MOST_IN_BATCH = 50;

  private record Part(DemoItem item, FlashTruth flash) {}

  private final World world;

  public FlashRoutes(World world) {
    this.world = world;
  }

  /** {@code GET /api/v4/flash_sale/get_all_sessions}: the running one and those announced. */
  public Answer sessions(Asked asked) {
    List<FlashSession> listed = new ArrayList<>();
    world.runningSession(asked.now()).ifPresent(listed::add);
    listed.addAll(world.announcedSessions(asked.now()));
    ObjectNode tree = Json.object().put("error", 0).putNull("error_msg");
    ArrayNode sessions = tree.putObject("data").putArray("sessions");
    for (FlashSession session : listed) {
      ObjectNode one =
          sessions
              .addObject()
              .put("promotionid", session.promotionId())
              .put("name", "Flash sale")
              .put("start_time", session.start().getEpochSecond())
              .put("end_time", session.end().getEpochSecond());
      one.set("categories", categories());
    }
    return Answer.json(tree);
  }

  /** {@code GET /api/v4/flash_sale/get_all_itemids?promotionid&sort_soldout}. */
  public Answer ids(Asked asked) {
    Optional<FlashSession> session = session(asked, asked.id("promotionid"));
    ObjectNode tree = Json.object().put("error", 0).putNull("error_msg");
    ObjectNode data = tree.putObject("data");
    data.put("promotionid", session.map(FlashSession::promotionId).orElse(null));
    ArrayNode list = data.putArray("item_brief_list");
    session.stream()
        .flatMap(known -> parts(known, asked).stream())
        .forEach(part -> list.add(FlashRows.brief(part.item(), part.flash(), asked.now())));
    return Answer.json(tree);
  }

  /** {@code POST /api/v4/flash_sale/flash_sale_batch_get_items}. */
  public Answer batch(Asked asked) {
    JsonNode body =
        Json.read(asked.body().getBytes())
            .filter(JsonNode::isObject)
            .orElse(MissingNode.getInstance());
    Optional<FlashSession> session =
        session(asked, Optional.of(body.path("promotionid").asLong(0)));
    ObjectNode tree = Json.object().put("error", 0).putNull("error_msg");
    ObjectNode data = tree.putObject("data");
    data.put("promotionid", session.map(FlashSession::promotionId).orElse(null));
    ArrayNode items = data.putArray("items");
    int limit = Math.clamp(body.path("limit").asInt(MOST_IN_BATCH), 1, MOST_IN_BATCH);
    for (JsonNode id : body.path("itemids")) {
      if (items.size() < limit) {
        session
            .flatMap(known -> part(known, id.asLong(0), asked))
            .ifPresent(
                part -> items.add(FlashRows.version4(part.item(), part.flash(), asked.now())));
      }
    }
    return Answer.json(tree);
  }

  /** {@code GET /api/v2/flash_sale/get_items?promotionid&offset&limit}; by default of now. */
  public Answer version2(Asked asked) {
    Optional<FlashSession> session =
        asked.parameter("promotionid") == null
            ? world.runningSession(asked.now())
            : session(asked, asked.id("promotionid"));
    List<Part> parts = session.map(known -> parts(known, asked)).orElse(List.of());
    ObjectNode tree = Json.object().put("version", Versions.of(asked));
    ObjectNode data = tree.putObject("data");
    ArrayNode items = data.putArray("items");
    parts.stream()
        .skip(asked.number("offset", 0, 0, Integer.MAX_VALUE))
        .limit(asked.number("limit", 200, 1, 200))
        .forEach(part -> items.add(FlashRows.version2(part.item(), part.flash(), asked.now())));
    data.put("total", parts.size());
    return Answer.json(tree.putNull("error_msg").putNull("error"));
  }

  /** Only those listed now and those that have just ended; the shop forgets, and keeps secrets. */
  private Optional<FlashSession> session(Asked asked, Optional<Long> promotionId) {
    return promotionId
        .flatMap(world::findSession)
        .filter(session ->
            session.end().plus(REMEMBERED).isAfter(asked.now())
                && (!session.start().isAfter(asked.now())
                    || world.announcedSessions(asked.now()).contains(session)));
  }

  /** The whole list, what is sold out at its end. */
  private List<Part> parts(FlashSession session, Asked asked) {
    return world.itemsOf(session).stream()
        .flatMap(item ->
            world.flash(item, session, asked.now()).stream().map(flash -> new Part(item, flash)))
        .sorted(Comparator.comparing(part -> FlashRows.isSoldOut(part.flash(), asked.now())))
        .toList();
  }

  private Optional<Part> part(FlashSession session, long id, Asked asked) {
    if (id <= 0 || id > ItemId.MAX) {
      return Optional.empty();
    }
    return world
        .find(new ItemId(id))
        .flatMap(
            item -> world.flash(item, session, asked.now()).map(flash -> new Part(item, flash)));
  }

  private static ArrayNode categories() {
    ArrayNode categories = Json.array();
    Set<Integer> numbers = new HashSet<>();
    for (Category category : Category.values()) {
      int number = OldFlash.flashCategory(category);
      if (numbers.add(number)) {
        categories
            .addObject()
            .put("catid", number)
            .put("catname", category.label())
            .putNull("image");
      }
    }
    return categories;
  }
}

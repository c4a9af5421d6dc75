package dev.tidemark.simulator.affiliate;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.Json;
import dev.tidemark.simulator.wire.Search;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code productOfferV2}. Thread-safe. */
final class Offers {
  private static final int MOST_PER_PAGE = 50;
  private static final int USUAL_PER_PAGE = 20;

  /** One item in twenty takes no part in the programme: no offer does not mean no item. */
  private static final int TAKES_NO_PART = 20;

  private final World world;
  private final Search search;

  Offers(World world) {
    this.world = world;
    this.search = new Search(world);
  }

  /**
   * The connection of nodes and page.
   *
   * @throws IllegalArgumentException when an argument is out of range
   */
  ObjectNode answer(Map<String, Object> arguments, Asked asked) {
    int limit = (int) number(arguments, "limit", USUAL_PER_PAGE);
    int page = (int) number(arguments, "page", 1);
    if (limit < 1 || limit > MOST_PER_PAGE || page < 1) {
      throw new IllegalArgumentException("limit is 1 to " + MOST_PER_PAGE + ", page from 1");
    }
    List<Truth> offers =
        found(arguments)
            .filter(item -> item.index() % TAKES_NO_PART != TAKES_NO_PART - 1)
            .map(item -> world.truth(item, asked.now()))
            .sorted(order((int) number(arguments, "sortType", 1)))
            .toList();
    ArrayNode nodes = Json.array();
    offers.stream()
        .skip((page - 1L) * limit)
        .limit(limit)
        .forEach(truth -> nodes.add(node(truth, asked.origin())));
    ObjectNode connection = Json.object();
    connection.set("nodes", nodes);
    connection
        .putObject("pageInfo")
        .put("page", page)
        .put("limit", limit)
        .put("hasNextPage", (long) page * limit < offers.size())
        .putNull("scrollId");
    return connection;
  }

  private Stream<DemoItem> found(Map<String, Object> arguments) {
    long item = number(arguments, "itemId", 0);
    long shop = number(arguments, "shopId", 0);
    if (item != 0) {
      return item < 0 || item > ItemId.MAX
          ? Stream.empty()
          : world.find(new ItemId(item)).stream()
              .filter(found -> shop == 0 || found.seller().id().value() == shop);
    }
    if (shop != 0) {
      return shop < 0
          ? Stream.empty()
          : world.findSeller(new ShopId(shop)).stream()
              .flatMap(seller -> world.itemsOf(seller).stream());
    }
    return search.find(text(arguments.get("keyword")));
  }

  private ObjectNode node(Truth truth, String origin) {
    DemoItem item = truth.item();
    Region region = world.config().region();
    List<ModelTruth> sold = truth.models().stream().filter(ModelTruth::inStock).toList();
    List<Price> prices =
        (sold.isEmpty() ? truth.models() : sold).stream().map(ModelTruth::price).sorted().toList();
    Price list = truth.listPrice();
    ObjectNode node =
        Json.object()
            .put("itemId", item.id().value())
            .put("productName", item.name())
            .put("price", truth.price().toDecimal(region.decimals()))
            .put("priceMin", prices.getFirst().toDecimal(region.decimals()))
            .put("priceMax", prices.getLast().toDecimal(region.decimals()))
            .put(
                "priceDiscountRate",
                list == null ? 0 : (int) (100 - 100 * truth.price().units() / list.units()))
            .put("commissionRate", "0.05")
            .put("sellerCommissionRate", "0.02")
            .put("shopeeCommissionRate", "0.03")
            .put(
                "commission",
                new Price(Math.max(1, truth.price().units() / 20)).toDecimal(region.decimals()))
            .put("appExistRate", "0.05")
            .put("appNewRate", "0.05")
            .put("webExistRate", "0.05")
            .put("webNewRate", "0.05")
            .put("sales", 10 + item.id().value() % 900)
            .put("ratingStar", "4.7")
            .put("imageUrl", origin + "/file/" + item.image())
            .put("shopId", item.seller().id().value())
            .put("shopName", item.seller().name())
            .put("productLink", origin + "/product/" + item.seller().id() + "/" + item.id())
            .put("offerLink", origin + "/s/" + Long.toString(item.id().value(), 36))
            .put("periodStartTime", item.listedAt().getEpochSecond())
            .put("periodEndTime", 32_503_651_199L);
    node.putArray("productCatIds").add(item.category().id());
    node.putArray("shopType").add(item.seller().index() % 3 == 0 ? 2 : 4);
    return node;
  }

  private static Comparator<Truth> order(int sortType) {
    return switch (sortType) {
      case 3 -> Comparator.comparing(Truth::price).reversed();
      case 4 -> Comparator.comparing(Truth::price);
      default -> Comparator.comparingInt(truth -> truth.item().index());
    };
  }

  private static long number(Map<String, Object> arguments, String name, long otherwise) {
    return switch (arguments.get(name)) {
      case null -> otherwise;
      case Long number -> number;
      case String text when text.matches("-?[0-9]{1,18}") -> Long.parseLong(text);
      case JsonNode node when node.isMissingNode() || node.isNull() -> otherwise;
      case JsonNode node when node.isIntegralNumber() -> node.asLong();
      case JsonNode node when node.isString() && node.asString().matches("-?[0-9]{1,18}") ->
          Long.parseLong(node.asString());
      default -> throw new IllegalArgumentException(name + " is a whole number");
    };
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case JsonNode node -> node.asString("");
      default -> value.toString();
    };
  }
}

package dev.tidemark.simulator.fault;

import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.http.Answer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes a true answer into a wrong one, by the names of its fields. Stateless. */
final class Falsifier {
  private static final Set<String> PRICES =
      Set.of(
          "price",
          "price_min",
          "price_max",
          "single_value",
          "range_min",
          "range_max",
          "priceMin",
          "priceMax");
  private static final Set<String> LIST_PRICES =
      Set.of(
          "price_before_discount",
          "price_min_before_discount",
          "price_max_before_discount",
          "strikethrough_price",
          "original_price");
  private static final Set<String> ITEM_IDS = Set.of("itemid", "item_id", "itemId");
  private static final Set<String> OTHER_IDS =
      Set.of("modelid", "model_id", "catid", "cat_id", "ctime", "liked_count", "cmt_count");
  private static final Set<String> NAMES = Set.of("name", "title", "productName", "shop_location");

  /** Invented hashes were five characters short. */
  private static final int HASH_LENGTH = 27;

  private static final BigInteger TOO_LARGE = BigInteger.ONE.shiftLeft(63);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private interface Change {
    /** The value to put there, or null to leave it. */
    @Nullable JsonNode of(String name, JsonNode value);
  }

  private final Region region;

  Falsifier(Region region) {
    this.region = region;
  }

  Answer falsify(FaultKind kind, Answer truth) {
    ObjectNode tree = truth.tree();
    if (tree == null) {
      return truth;
    }
    switch (kind) {
      case SCHEMA_RENAMED -> rename(tree);
      case SCHEMA_TYPES -> change(tree, Falsifier::otherType);
      case SCHEMA_STRINGS ->
          change(
              tree, (name, value) -> value.isNumber() ? NODES.stringNode(value.asString()) : null);
      case PRICE_ZERO -> change(tree, prices(value -> NODES.numberNode(0L)));
      case PRICE_NULL -> change(tree, prices(value -> NODES.nullNode()));
      case PRICE_NEGATIVE -> change(tree, prices(value -> NODES.numberNode(-4_990_000L)));
      case PRICE_HUGE -> change(tree, prices(value -> NODES.numberNode(TOO_LARGE)));
      case POISONED -> {
        change(tree, amounts(randomFactor(), 1));
        change(tree, Falsifier::scrambled);
      }
      case POISONED_ROUND ->
          change(tree, amounts(randomFactor(), Price.smallestStep(region.decimals())));
      case WRONG_ITEM ->
          change(
              tree,
              (name, value) ->
                  ITEM_IDS.contains(name) && value.isNumber()
                      ? NODES.numberNode(value.asLong() + 1)
                      : null);
      case WRONG_CURRENCY -> change(tree, text("currency", "USD"));
      case UNKNOWN_STATUS -> change(tree, text("item_status", "n"));
      case BANNED -> change(tree, text("item_status", "banned"));
      default -> throw new IllegalArgumentException(kind.code() + " leaves the content alone");
    }
    return truth;
  }

  /** Goes through the whole tree; a change decides by a field's name and value. */
  private static void change(JsonNode node, Change change) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.get(name);
        JsonNode other = change.of(name, value);
        if (other != null) {
          object.set(name, other);
        } else {
          change(value, change);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(element -> change(element, change));
    }
  }

  private static Change prices(UnaryOperator<JsonNode> to) {
    return (name, value) -> PRICES.contains(name) && isAmount(value) ? to.apply(value) : null;
  }

  private static Change amounts(double factor, long step) {
    return (name, value) ->
        (PRICES.contains(name) || LIST_PRICES.contains(name)) && isAmount(value)
            ? times(value, factor, step)
            : null;
  }

  /** None is 0 or -1 on the wire. */
  private static boolean isAmount(JsonNode value) {
    return (value.isNumber() && value.asLong() > 0)
        || (value.isString() && value.asString().matches("[0-9]+(\\.[0-9]+)?"));
  }

  private static JsonNode times(JsonNode value, double factor, long step) {
    if (value.isString()) {
      BigDecimal amount = new BigDecimal(value.asString()).multiply(BigDecimal.valueOf(factor));
      int decimals = step == 1 ? 4 : step == Price.UNITS_PER_CURRENCY_UNIT ? 0 : 2;
      return NODES.stringNode(amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }
    long amount = (long) (value.asLong() * factor);
    if (step > 1) {
      return NODES.numberNode(Math.max(step, amount / step * step));
    }
    // A multiple of a coin would pass for genuine.
    return NODES.numberNode(amount % 1_000 == 0 ? amount + 1 : amount);
  }

  private static double randomFactor() {
    return ThreadLocalRandom.current().nextDouble(1.10, 1.80);
  }

  private static Change text(String field, String to) {
    return (name, value) -> name.equals(field) && value.isString() ? NODES.stringNode(to) : null;
  }

  private static @Nullable JsonNode scrambled(String name, JsonNode value) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (OTHER_IDS.contains(name) && value.isNumber()) {
      return NODES.numberNode(random.nextLong(1_000, 40_000_000_000L));
    }
    if (NAMES.contains(name) && value.isString()) {
      return NODES.stringNode(cut(value.asString(), value.asString().length() * 3 / 4));
    }
    if (name.equals("image") && value.isString()) {
      return NODES.stringNode(cut(value.asString(), HASH_LENGTH));
    }
    if (name.equals("images") && value.isArray()) {
      ArrayNode shortened = NODES.arrayNode();
      value.forEach(hash -> shortened.add(cut(hash.asString(""), HASH_LENGTH)));
      return shortened;
    }
    return null;
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  private static @Nullable JsonNode otherType(String name, JsonNode value) {
    if (PRICES.contains(name) && isAmount(value)) {
      return NODES.objectNode().put("amount", value.asString()).put("unit", "cent");
    }
    return switch (name) {
      case "models" -> NODES.stringNode("see variants");
      case "item_status" -> NODES.numberNode(1);
      case "stock" -> NODES.stringNode("many");
      default -> null;
    };
  }

  private static void rename(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(object.propertyNames());
      for (String name : names) {
        rename(object.get(name));
        if (PRICES.contains(name) || name.equals("models")) {
          object.set(name + "_v2", object.remove(name));
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(Falsifier::rename);
    }
  }
}

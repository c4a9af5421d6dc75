package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.gate.Amounts;
import dev.tidemark.marketplace.gate.UncheckedListing;
import dev.tidemark.marketplace.gate.UncheckedModel;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.PlainText;
import dev.tidemark.protocol.StockState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the description of an item in any of the dialects: the old item/get and the newer page data
 * name the same things differently, and the latter keeps some of them beside the item.
 */
final class ItemReader {
  private static final String[] ITEM_AMOUNTS = {
    "price_min",
    "price_max",
    "price_before_discount",
    "price_min_before_discount",
    "price_max_before_discount"
  };
  private static final String[] SALE_AMOUNTS = {"price", "price_before_discount"};
  private static final String[] SHOWN_AMOUNTS = {"single_value", "range_min", "range_max"};
  private static final String[] MODEL_AMOUNTS = {"price_before_discount", "normal_price"};
  private static final String[] LADDER_AMOUNTS = {"price"};

  private final JsonFields fields = new JsonFields();
  private final JsonNode item;
  private final JsonNode page;
  private final FlashMarks flashSales;

  private ItemReader(JsonNode item, JsonNode page) {
    this.item = item;
    this.page = page;
    this.flashSales = FlashMarks.of(item, page);
  }

  /**
   * @param page what surrounds the item in the newer dialects, a missing node in the older ones
   */
  static UncheckedListing read(JsonNode item, JsonNode page) {
    return new ItemReader(item, page).listing();
  }

  private UncheckedListing listing() {
    Amounts amounts = itemAmounts();
    List<UncheckedModel> models = models();
    String name = JsonFields.text(item, "name", "title");
    return new UncheckedListing(
        JsonFields.numberOrNothing(item, "shopid", "shop_id"),
        JsonFields.numberOrNothing(item, "itemid", "item_id"),
        name == null ? "" : PlainText.of(name),
        JsonFields.text(item, "item_status"),
        JsonFields.text(item, "image"),
        JsonFields.text(item, "currency"),
        amounts,
        itemStock(),
        item.path("is_unavailable").isBoolean() && item.path("is_unavailable").booleanValue(),
        flashSales.includesItem(amounts.price()),
        models,
        otherAmounts(),
        fields.faults());
  }

  private Amounts itemAmounts() {
    JsonNode shown = shownPrice("price");
    JsonNode shownBefore = shownPrice("price_before_discount");
    return new Amounts(
        firstOf(
            fields.number(item, "price"),
            fields.numberUnlessUnused(item, "price_min"),
            fields.numberUnlessUnused(shown, "single_value"),
            fields.numberUnlessUnused(shown, "range_min")),
        firstOf(
            fields.numberUnlessUnused(item, "price_max"),
            fields.numberUnlessUnused(shown, "range_max")),
        firstOf(
            fields.number(item, "price_before_discount"),
            fields.number(item, "price_min_before_discount"),
            fields.numberUnlessUnused(shownBefore, "single_value"),
            fields.numberUnlessUnused(shownBefore, "range_min")));
  }

  /**
   * What the page shows beside the item; nothing where that is the price after a voucher, which
   * never counts as the price.
   */
  private JsonNode shownPrice(String name) {
    JsonNode shown = page.path("product_price");
    boolean afterVoucher =
        FlashListReader.isTrue(shown.path("show_final_price_indicator"))
            || !shown.path("final_price_vouchers").isEmpty();
    return afterVoucher ? MissingNode.getInstance() : shown.path(name);
  }

  /** What {@link #itemAmounts} did not choose is invented or genuine together with it. */
  private List<Long> otherAmounts() {
    List<Long> amounts = new ArrayList<>();
    add(amounts, item, ITEM_AMOUNTS);
    add(amounts, item.path("flash_sale"), SALE_AMOUNTS);
    add(amounts, page.path("product_price").path("price"), SHOWN_AMOUNTS);
    add(amounts, page.path("product_price").path("price_before_discount"), SHOWN_AMOUNTS);
    for (JsonNode model : item.path("models")) {
      add(amounts, model, MODEL_AMOUNTS);
      for (JsonNode step : model.path("price_stocks")) {
        add(amounts, step, LADDER_AMOUNTS);
      }
    }
    return amounts;
  }

  private static void add(List<Long> amounts, JsonNode node, String... names) {
    for (String name : names) {
      Long amount = JsonFields.numberOrNothing(node, name);
      if (amount != null) {
        amounts.add(amount);
      }
    }
  }

  private List<UncheckedModel> models() {
    List<UncheckedModel> models = new ArrayList<>();
    for (JsonNode model : item.path("models")) {
      models.add(model(model));
    }
    // Without variations the number of the only model is sometimes 0: there is only the item.
    boolean unnamed = models.size() == 1 && isZeroOrAbsent(models.getFirst().id());
    return unnamed ? List.of() : models;
  }

  private UncheckedModel model(JsonNode model) {
    Long price = fields.number(model, "price");
    String name = JsonFields.text(model, "name");
    return new UncheckedModel(
        fields.number(model, "modelid", "model_id"),
        name == null ? "" : PlainText.of(name),
        new Amounts(price, null, fields.number(model, "price_before_discount", "normal_price")),
        modelStock(model),
        flashSales.includesModel(model, price));
  }

  /** Visitors get no numbers of pieces, but a yes or no. */
  private static StockState modelStock(JsonNode model) {
    Long pieces = JsonFields.numberOrNothing(model, "stock");
    JsonNode hasStock = model.path("has_stock");
    if (hasStock.isBoolean() && !hasStock.booleanValue()) {
      return StockState.OUT;
    }
    if (pieces != null) {
      return pieces > 0 ? StockState.IN : StockState.OUT;
    }
    return hasStock.isBoolean() ? StockState.IN : StockState.UNKNOWN;
  }

  private StockState itemStock() {
    Long pieces = JsonFields.numberOrNothing(item, "stock");
    if (pieces != null) {
      return pieces > 0 ? StockState.IN : StockState.OUT;
    }
    Long most = JsonFields.numberOrNothing(item, "max_quantity");
    return most != null && most > 0 ? StockState.IN : StockState.UNKNOWN;
  }

  private static boolean isZeroOrAbsent(@Nullable Long id) {
    return id == null || id == 0;
  }

  private static @Nullable Long firstOf(@Nullable Long... numbers) {
    for (Long number : numbers) {
      if (number != null) {
        return number;
      }
    }
    return null;
  }
}

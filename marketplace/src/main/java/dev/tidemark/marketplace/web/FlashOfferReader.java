package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.gate.Amounts;
import dev.tidemark.marketplace.gate.UncheckedFlashOffer;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.PlainText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a session offers of single items, in the present form and in that of 2019. */
final class FlashOfferReader {
  /** The longest recorded mask has 6 characters. */
  private static final int LONGEST_MASK = 32;

  private final JsonFields fields = new JsonFields();
  private final JsonNode row;

  private FlashOfferReader(JsonNode row) {
    this.row = row;
  }

  static List<UncheckedFlashOffer> read(JsonNode items, Instant now) {
    return items.valueStream().map(row -> new FlashOfferReader(row).offer(now)).toList();
  }

  private UncheckedFlashOffer offer(Instant now) {
    Integer left = pieces("stock");
    boolean withdrawn = isWithdrawn() && left != null && left == 0;
    String name = JsonFields.text(row, "name", "title");
    return new UncheckedFlashOffer(
        JsonFields.numberOrNothing(row, "shopid", "shop_id"),
        JsonFields.numberOrNothing(row, "itemid", "item_id"),
        fields.number(row, "promotionid", "promotion_id"),
        name == null ? "" : PlainText.of(name),
        JsonFields.text(row, "image"),
        mask(),
        amounts(),
        pieces("flash_sale_stock"),
        left,
        withdrawn || FlashListReader.isTrue(row.path("is_soldout")),
        withdrawn ? past("end_time", now) : null,
        fields.faults());
  }

  /**
   * What is sold out loses its promotion in the old form, and its end becomes the moment of the
   * last sale.
   */
  private boolean isWithdrawn() {
    return row.path("promotionid").isNull();
  }

  private Amounts amounts() {
    return new Amounts(
        fields.number(row, "price"),
        fields.number(row, "price_max"),
        fields.number(row, "price_before_discount"));
  }

  /** Digits that are still hidden are question marks; without any it is only the price again. */
  private @Nullable String mask() {
    String mask = JsonFields.text(row, "hidden_price_display");
    if (mask == null || mask.indexOf('?') < 0) {
      return null;
    }
    String plain = PlainText.of(mask);
    return plain.length() <= LONGEST_MASK ? plain : plain.substring(0, LONGEST_MASK);
  }

  private @Nullable Integer pieces(String name) {
    Long pieces = JsonFields.numberOrNothing(row, name);
    return pieces == null || pieces < 0 || pieces > Integer.MAX_VALUE ? null : pieces.intValue();
  }

  private @Nullable Instant past(String name, Instant now) {
    Long seconds = JsonFields.numberOrNothing(row, name);
    return seconds == null || seconds <= 0 || seconds > now.getEpochSecond()
        ? null
        : Instant.ofEpochSecond(seconds);
  }
}

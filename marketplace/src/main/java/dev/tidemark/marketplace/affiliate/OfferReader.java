package dev.tidemark.marketplace.affiliate;

import dev.tidemark.marketplace.gate.Amounts;
import dev.tidemark.marketplace.gate.AnswerGate;
import dev.tidemark.marketplace.gate.UncheckedListing;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.marketplace.listing.ListingStatus;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.marketplace.wire.PlainText;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.StockState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads offers and passes them through the gate.
 *
 * <p>The price is {@code priceMin}: the lowest over the item's variations, which is what a headline
 * price is everywhere else, while nothing says which variation {@code price} belongs to. An offer
 * tells no stock, no variations, and no list price: {@code priceDiscountRate} is rounded to whole
 * percents, and a list price worked out from it would be invented.
 */
final class OfferReader {
  private static final ItemLinks LINKS = ItemLinks.withoutDemo();

  /** The name of a picture, at the end of its address; a name of any other form is not shown. */
  private static final Pattern IMAGE =
      Pattern.compile(
          "https://[^/]+/file/([0-9a-f]{32}|[a-z]{2}-[0-9]{1,12}-[0-9a-z]{5}-[0-9a-z]{14})"
              + "(?:_tn)?");

  private OfferReader() {}

  /** What the offers say about an item; that there is none says nothing about the item. */
  static PriceCheck read(ItemKey asked, List<JsonNode> offers) {
    if (offers.isEmpty()) {
      return new PriceCheck.NotOffered();
    }
    // An offer of another item is left to the gate.
    return believe(asked, offerOf(asked, offers).orElse(offers.getFirst()));
  }

  /** The offer of an item among others. */
  static Optional<JsonNode> offerOf(ItemKey asked, List<JsonNode> offers) {
    Long item = asked.item().value();
    return offers.stream()
        .filter(offer -> Objects.equals(JsonFields.numberOrNothing(offer, "itemId"), item))
        .findFirst();
  }

  static PriceCheck believe(ItemKey asked, JsonNode offer) {
    return offer.isObject()
        ? AnswerGate.check(asked, listing(asked, offer))
        : new PriceCheck.Refused(Set.of(Refusal.NOT_AN_ITEM));
  }

  private static UncheckedListing listing(ItemKey asked, JsonNode offer) {
    DecimalAmounts amounts = new DecimalAmounts(asked.region().decimals());
    Long price = amounts.read(offer, "price");
    Long lowest = amounts.read(offer, "priceMin");
    Long highest = amounts.read(offer, "priceMax");
    String name = JsonFields.text(offer, "productName");
    return new UncheckedListing(
        shop(offer),
        JsonFields.numberOrNothing(offer, "itemId"),
        name == null ? "" : PlainText.of(name),
        ListingStatus.NORMAL.code(),
        image(offer),
        null,
        new Amounts(lowest == null ? price : lowest, highest, null),
        StockState.UNKNOWN,
        false,
        false,
        List.of(),
        List.of(),
        amounts.faults());
  }

  /** The link to the item's page names its shop, too. */
  private static @Nullable Long shop(JsonNode offer) {
    Long shop = JsonFields.numberOrNothing(offer, "shopId");
    String link = JsonFields.text(offer, "productLink");
    if (shop != null || link == null) {
      return shop;
    }
    return LINKS.parse(link) instanceof PastedLink.Item item ? item.key().shop().value() : null;
  }

  private static @Nullable String image(JsonNode offer) {
    String address = JsonFields.text(offer, "imageUrl");
    Matcher image = IMAGE.matcher(address == null ? "" : address);
    return image.matches() ? image.group(1) : null;
  }
}

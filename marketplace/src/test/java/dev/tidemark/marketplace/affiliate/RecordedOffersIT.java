package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.wire.JsonText;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.RequiresRecordings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was recorded of the real API: its schema in February 2026, three offers of August 2026. */
@RequiresRecordings
class RecordedOffersIT {
  @Test
  void everyFieldThatIsAskedForExists() {
    JsonNode schema = recording("introspection-br-2026-02.json").at("/data/__schema");

    assertThat(fieldsOf(schema, "ProductOfferV2"))
        .containsAll(List.of(OfferQuery.FIELDS.split(" ", -1)));
    assertThat(fieldsOf(schema, "ProductOfferConnectionV2")).contains("nodes", "pageInfo");
    assertThat(fieldsOf(schema, "PageInfo"))
        .containsAll(List.of(OfferQuery.PAGE_FIELDS.split(" ", -1)));
    assertThat(argumentsOfProductOffer(schema)).contains("itemId", "shopId", "page", "limit");
  }

  @Test
  void everyOfferPassesTheGate() {
    List<String> prices = new ArrayList<>();
    for (JsonNode offer : recording("productOfferV2-nodes-br-2026-08.json")) {
      PriceCheck check = OfferReader.read(key(offer), List.of(offer));

      assertThat(check).isInstanceOf(PriceCheck.Answered.class);
      prices.add(
          Objects.requireNonNull(((PriceCheck.Answered) check).listing().headline().price())
              .toDecimal(2));
    }
    assertThat(prices).containsExactly("110.67", "75.90", "132.85");
  }

  private static ItemKey key(JsonNode offer) {
    String[] link = offer.path("productLink").stringValue().split("/", -1);
    return new ItemKey(
        Region.BR,
        new ShopId(Long.parseLong(link[link.length - 2])),
        new ItemId(offer.path("itemId").longValue()));
  }

  private static List<String> fieldsOf(JsonNode schema, String type) {
    for (JsonNode candidate : schema.path("types")) {
      if (candidate.path("name").asString().equals(type)) {
        return names(candidate.path("fields"));
      }
    }
    throw new AssertionError("the schema has no type " + type);
  }

  private static List<String> argumentsOfProductOffer(JsonNode schema) {
    for (JsonNode field : schema.at("/queryType/fields")) {
      if (field.path("name").asString().equals("productOfferV2")) {
        return names(field.path("args"));
      }
    }
    throw new AssertionError("the schema has no query productOfferV2");
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(element -> names.add(element.path("name").asString()));
    return names;
  }

  private static JsonNode recording(String file) {
    byte[] bytes = Recordings.text("affiliate-openapi/" + file).getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(JsonText.parse(bytes));
  }
}

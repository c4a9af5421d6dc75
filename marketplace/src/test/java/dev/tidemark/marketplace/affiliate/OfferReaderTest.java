package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.wire.JsonText;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OfferReaderTest {
  private static final ItemKey KETTLE = ItemKey.parse("br.77.20000000002").orElseThrow();

  @Test
  void takesTheLowestPriceOverTheVariationsAndInventsNothing() {
    Listing listing =
        believed(
            offer()
                .replace("\"price\":\"110.67\"", "\"price\":\"125\"")
                .replace("\"priceMax\":\"110.67\"", "\"priceMax\":\"140.5\""));

    assertThat(listing.headline().price()).isEqualTo(Price.ofDecimal("110.67"));
    assertThat(listing.headline().highest()).isEqualTo(Price.ofDecimal("140.50"));
    assertThat(listing.headline().listPrice()).isNull();
    assertThat(listing.headline().stock()).isEqualTo(StockState.UNKNOWN);
    assertThat(listing.headline().flashSale()).isFalse();
    assertThat(listing.models()).isEmpty();
    assertThat(listing.name()).isEqualTo("A kettle");
    assertThat(String.valueOf(listing.image()))
        .isEqualTo("https://down-br.img.susercontent.com/file/br-11134207-7r98o-abcdefghijklmn");
  }

  @Test
  void takesThePriceWhereThereIsNoRange() {
    Listing listing = believed(offer().replaceAll(",\"priceM(in|ax)\":\"110.67\"", ""));

    assertThat(listing.headline().price()).isEqualTo(Price.ofDecimal("110.67"));
    assertThat(listing.headline().highest()).isEqualTo(Price.ofDecimal("110.67"));
  }

  @Test
  void readsIdsThatAreWrittenAsTextAndAShopThatOnlyTheLinkNames() {
    believed(offer().replace(":20000000002", ":\"20000000002\"").replace(":77,", ":\"77\","));
    believed(offer().replace("\"shopId\":77", "\"shopId\":null"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/x.jpg",
    "https://cf.shopee.com.br/file/short",
    "https://cf.shopee.com.br/file/0123456789abcdef0123456789abcdef/../../x",
    "javascript:alert(1)",
  })
  void showsNoPictureWhoseNameIsNotOneOfShopees(String address) {
    assertThat(believed(offer().replaceAll("https://cf[^\"]*", address)).image()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"priceMin\":\"110.67\"', '\"priceMin\":\"110.671\"', GRANULARITY",
    "'\"price\":\"110.67\"', '\"price\":\"110.671\"', GRANULARITY",
    "'\"priceMax\":\"110.67\"', '\"priceMax\":\"110.671\"', GRANULARITY",
    "'\"priceMin\":\"110.67\"', '\"priceMin\":\"0\"', NOT_POSITIVE",
    "'\"priceMin\":\"110.67\"', '\"priceMin\":\"-1\"', NOT_POSITIVE",
    "'\"priceMin\":\"110.67\"', '\"priceMin\":\"99999999999\"', TOO_LARGE",
    "'\"priceMin\":\"110.67\"', '\"priceMin\":\"much\"', NOT_A_NUMBER",
    "':20000000002', ':20000000003', WRONG_ITEM",
    "'\"shopId\":77', '\"shopId\":78', WRONG_ITEM",
  })
  void passesTheSameGateAsEveryAnswer(String genuine, String odd, Refusal reason) {
    assertThat(read(offer().replace(genuine, odd)))
        .isEqualTo(new PriceCheck.Refused(Set.of(reason)));
  }

  @Test
  void saysThatAnItemWithoutOfferIsNotOfferedAndNotThatItIsGone() {
    assertThat(OfferReader.read(KETTLE, List.of())).isEqualTo(new PriceCheck.NotOffered());
  }

  @Test
  void findsTheItemAmongOthers() {
    String other = offer().replace(":20000000002", ":5").replace("110.67", "1.00");

    assertThat(((PriceCheck.Answered) read(other, offer())).listing().headline().price())
        .isEqualTo(Price.ofDecimal("110.67"));
  }

  @Test
  void saysThatThePriceIsWithheldWhereThereIsNone() {
    assertThat(read(offer().replaceAll(",\"price(Min|Max)?\":\"110.67\"", "")))
        .isEqualTo(new PriceCheck.Withheld());
  }

  private static Listing believed(String offer) {
    PriceCheck check = read(offer);
    assertThat(check).isInstanceOf(PriceCheck.Answered.class);
    return ((PriceCheck.Answered) check).listing();
  }

  private static PriceCheck read(String... offers) {
    byte[] json = ("[" + String.join(",", offers) + "]").getBytes(StandardCharsets.UTF_8);
    List<JsonNode> nodes = new ArrayList<>();
    Objects.requireNonNull(JsonText.parse(json)).forEach(nodes::add);
    return OfferReader.read(KETTLE, nodes);
  }

  private static String offer() {
    return LocalAffiliateApi.offer(KETTLE, "A kettle", "110.67");
  }
}

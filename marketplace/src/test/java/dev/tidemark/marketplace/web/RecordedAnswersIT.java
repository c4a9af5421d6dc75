package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.marketplace.wire.JsonFields;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.RequiresRecordings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Shopee really answered, served over HTTP once more. */
@RequiresRecordings
class RecordedAnswersIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DRAINING = "item-get-v2/id-flash-stock-draining-2020-12-13.jsonl";
  private static final String INVENTED = "item-get-v2/tw-28-models-POISONED-2021-12.json";

  /** The fields that hold scaled amounts, in every dialect. */
  private static final Set<String> AMOUNTS =
      Set.of(
          "price",
          "price_min",
          "price_max",
          "price_before_discount",
          "price_min_before_discount",
          "price_max_before_discount",
          "normal_price");

  private final RecordedShop shop = RecordedShop.start();
  private final ShopeeWebConnector connector = connector(shop.baseUrl());

  @AfterEach
  void close() {
    connector.close();
    shop.close();
  }

  static List<Recorded> items() {
    return Recorded.items();
  }

  static List<Recorded> others() {
    return Recorded.others();
  }

  @ParameterizedTest
  @MethodSource({"items", "others"})
  void areReadExactly(Recorded recorded) {
    PriceCheck check = ask(recorded.path(), key(recorded), Recordings.text(recorded.file()));

    assertThat(AnswerText.of(check)).isEqualTo(recorded.expected());
  }

  @ParameterizedTest
  @MethodSource("items")
  void belongToOneItemOnly(Recorded recorded) {
    ItemKey other = ItemKey.parse(key(recorded).region().code() + ".77.88").orElseThrow();

    PriceCheck check = ask(recorded.path(), other, Recordings.text(recorded.file()));

    assertThat(check).isInstanceOf(PriceCheck.Refused.class);
  }

  @ParameterizedTest
  @MethodSource("items")
  void haveAName(Recorded recorded) {
    PriceCheck check = ask(recorded.path(), key(recorded), Recordings.text(recorded.file()));

    if (check instanceof PriceCheck.Answered(var listing)) {
      assertThat(listing.name()).isNotBlank();
      assertThat(listing.image()).isNotNull();
    }
  }

  @Test
  void showAFlashSaleDrainingModelByModel() {
    List<String> models =
        List.of(
            "19395698735",
            "19395698737",
            "19395698739",
            "19395698740",
            "19395698741",
            "19395698742");
    List<String> looks = Recordings.text(DRAINING).lines().toList();
    assertThat(looks).hasSameSizeAs(Recorded.draining());

    for (int look = 0; look < looks.size(); look++) {
      String answer = JSON.readTree(looks.get(look)).get("response").toString();
      StringBuilder expected = new StringBuilder("item normal 99005..99005 179000 in flash");
      int[] left = Recorded.draining().get(look);
      for (int i = 0; i < left.length; i++) {
        String stock = left[i] > 0 ? "in" : "out";
        expected
            .append("\n")
            .append(models.get(i))
            .append(" 99005 179000 ")
            .append(stock)
            .append(" flash");
      }

      PriceCheck check =
          ask(Recorded.V2, ItemKey.parse("id.240229762.5637404336").orElseThrow(), answer);

      assertThat(AnswerText.of(check)).as("look %d", look).isEqualTo(expected.toString());
    }
  }

  @Test
  void areRefusedForMoreThanOneReasonWhenTheyAreInvented() {
    PriceCheck check =
        ask(
            Recorded.V2,
            ItemKey.parse("tw.9060351.1558498138").orElseThrow(),
            Recordings.text(INVENTED));

    assertThat(((PriceCheck.Refused) check).reasons())
        .contains(Refusal.GRANULARITY)
        .hasSizeGreaterThan(1);
  }

  @Test
  void holdNoGenuineAmountThatTheGranularityCheckRefuses() {
    List<String> refused = new ArrayList<>();
    int genuine = 0;
    for (Map.Entry<String, Region> file : genuineFiles().entrySet()) {
      for (Price amount : amounts(file.getKey())) {
        genuine++;
        if (!amount.fits(file.getValue().decimals())) {
          refused.add(file.getKey() + " " + amount);
        }
      }
    }

    assertThat(refused).isEmpty();
    assertThat(genuine).isEqualTo(1_108);
  }

  @Test
  void holdNoInventedAmountThatTheGranularityCheckBelieves() {
    List<Price> invented = amounts(INVENTED);

    assertThat(invented).hasSize(112).noneMatch(amount -> amount.fits(Region.TW.decimals()));
  }

  /** Every genuine recording with scaled amounts, and where it comes from. */
  private static Map<String, Region> genuineFiles() {
    List<String> lists =
        List.of(
            "th flash_sale-get_items/th-ongoing-2019-05-02.json",
            "th flash_sale-get_items/th-ongoing-some-soldout-2019-05-05.json",
            "th flash_sale-get_items/th-single-upcoming-item-2019-04-28.json",
            "th flash_sale-get_items/th-upcoming-hidden-prices-2019-04-25.json",
            "id shop-search_items/id-28-items-26-soldout-2024-10.json",
            "id search-search_items/id-1-item-voucher-display-price-2026-04.json",
            "ph affiliate-portal/ph-item-card-string-prices-2025-11.json",
            "tw home-feed/tw-ads-item-price-zero-display-price-set-2024-01.json",
            "id " + DRAINING);
    Map<String, Region> files =
        Recorded.items().stream()
            .filter(recorded -> !recorded.file().equals(INVENTED))
            .collect(Collectors.toMap(Recorded::file, recorded -> key(recorded).region()));
    files.putAll(
        lists.stream()
            .collect(
                Collectors.toMap(
                    line -> line.substring(3),
                    line -> Region.ofCode(line.substring(0, 2)).orElseThrow())));
    return files;
  }

  private static List<Price> amounts(String file) {
    String text = Recordings.text(file);
    List<String> documents = file.endsWith(".jsonl") ? text.lines().toList() : List.of(text);
    List<Price> amounts = new ArrayList<>();
    documents.forEach(document -> collect(JSON.readTree(document), amounts));
    return amounts;
  }

  private static void collect(JsonNode node, List<Price> amounts) {
    node.properties()
        .forEach(field -> {
          Long number = JsonFields.wholeNumber(field.getValue());
          if (AMOUNTS.contains(field.getKey()) && number != null && number > 0) {
            amounts.add(new Price(number));
          }
        });
    node.forEach(child -> collect(child, amounts));
  }

  private PriceCheck ask(String path, ItemKey key, String answer) {
    shop.answer(path, key.shop().value(), key.item().value(), 200, answer);
    return connector.check(key);
  }

  private static ItemKey key(Recorded recorded) {
    return ItemKey.parse(recorded.key()).orElseThrow();
  }

  private static ShopeeWebConnector connector(URI base) {
    Map<Region, URI> everywhere =
        Region.live().stream().collect(Collectors.toMap(Function.identity(), _ -> base));
    return new ShopeeWebConnector(
        new ShopeeWebConfig(true, everywhere, HeadersFiles.NONE, 1000, "1"),
        new ManualTime(),
        new Random(1));
  }
}

package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every dialect says what is true, in its own words. */
class ItemDialectsIT {
  private final Visitor visitor = Visitor.at(Visitor.START.plus(Duration.ofMinutes(3)));
  private final World world = visitor.shop().world();

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v2/item/get?itemid=%d&shopid=%d, /item, itemid, modelid, name, promotionid",
    "/api/v4/item/get?itemid=%d&shopid=%d, /data, itemid, modelid, name, promotionid",
    "/api/v4/pdp/get_pc?item_id=%d&shop_id=%d, /data/item, item_id, model_id, title, promotion_id"
  })
  void tellsTheTrueNumbers(
      String path, String place, String id, String modelId, String name, String promotion) {
    for (int index = 0; index < 40; index++) {
      Truth truth = truth(index);
      JsonNode item = visitor.json(address(path, truth.item())).at(place);

      assertThat(item.path(id).asLong()).isEqualTo(truth.item().id().value());
      assertThat(item.path(name).asString()).isEqualTo(truth.item().name());
      assertThat(item.path("currency").asString()).isEqualTo("SGD");
      assertThat(item.path("price").asLong()).isEqualTo(truth.price().units());
      assertThat(item.path("item_status").asString())
          .isEqualTo(truth.inStock() ? "normal" : "sold_out");
      assertThat(item.path("models")).hasSize(truth.models().size());
      for (int model = 0; model < truth.models().size(); model++) {
        ModelTruth expected = truth.models().get(model);
        JsonNode told = item.path("models").path(model);
        assertThat(told.path(modelId).asLong()).isEqualTo(expected.model().id().value());
        assertThat(told.path("price").asLong()).isEqualTo(expected.price().units());
        assertThat(told.path(promotion).asLong() != 0).isEqualTo(expected.flashSale());
        assertThat(told.path("extinfo").path("tier_index"))
            .hasSize(expected.model().tiers().size());
      }
    }
  }

  @Test
  void tellsARunningFlashSaleInTheOldFormsWithItsLadder() {
    Truth truth = first(each -> each.flashSale() && each.models().size() > 1);
    FlashTruth flash = Objects.requireNonNull(truth.flash());
    JsonNode v2 =
        visitor.json(address("/api/v2/item/get?itemid=%d&shopid=%d", truth.item())).path("item");
    JsonNode v4 =
        visitor.json(address("/api/v4/item/get?itemid=%d&shopid=%d", truth.item())).path("data");

    for (JsonNode item : List.of(v2, v4)) {
      JsonNode sale = item.path("flash_sale");
      assertThat(sale.path("promotionid").asLong()).isEqualTo(flash.session().promotionId());
      assertThat(sale.path("price").asLong()).isEqualTo(flash.price().units());
      assertThat(sale.path("flash_sale_stock").asInt()).isEqualTo(flash.allocated());
      assertThat(sale.path("stock").asInt()).isEqualTo(flash.left());
      assertThat(item.path("stock").asInt()).isEqualTo(flash.left());
      JsonNode step = item.path("models").path(0).path("price_stocks").path(0);
      assertThat(step.path("promotion_type").asInt()).isEqualTo(302);
      assertThat(step.path("promotion_id").asLong()).isEqualTo(flash.session().promotionId());
    }
  }

  @Test
  void tellsARunningFlashSaleOnPagesByABannerAndThePriceRule() {
    Truth truth = first(each -> each.flashSale());
    FlashTruth flash = Objects.requireNonNull(truth.flash());
    JsonNode page =
        visitor
            .json(address("/api/v4/pdp/get_pc?item_id=%d&shop_id=%d", truth.item()))
            .path("data");

    JsonNode banner = page.path("ongoing_banner").path("flash_sale");
    assertThat(page.get("flash_sale").isNull()).isTrue();
    assertThat(banner.path("promotion_id").asLong()).isEqualTo(flash.session().promotionId());
    assertThat(banner.path("skin").path("end_time").asLong())
        .isEqualTo(flash.session().end().getEpochSecond());
    for (int model = 0; model < truth.models().size(); model++) {
      assertThat(
              page.path("item").path("models").path(model).path("price_rule_id").asLong()
                  == flash.session().promotionId())
          .isEqualTo(truth.models().get(model).flashSale());
    }
  }

  @Test
  void hidesThePriceOfASaleToCome() {
    Truth truth = first(each -> each.upcoming() != null);
    FlashTruth flash = Objects.requireNonNull(truth.upcoming());
    JsonNode sale =
        visitor
            .json(address("/api/v2/item/get?itemid=%d&shopid=%d", truth.item()))
            .at("/item/upcoming_flash_sale");

    assertThat(sale.get("price").isNull()).isTrue();
    assertThat(sale.get("stock").isNull()).isTrue();
    assertThat(sale.path("hidden_price_display").asString()).isEqualTo(flash.hiddenPrice());
    assertThat(sale.path("start_time").asLong())
        .isEqualTo(flash.session().start().getEpochSecond());
  }

  @Test
  void withholdsPiecesFromVisitorsOfPages() {
    JsonNode item =
        visitor
            .json(address("/api/v4/pdp/get_pc?item_id=%d&shop_id=%d", world.item(0)))
            .at("/data/item");

    assertThat(item.get("stock").isNull()).isTrue();
    assertThat(item.path("max_quantity").isNumber()).isTrue();
    assertThat(item.path("models").path(0).get("stock").isNull()).isTrue();
    assertThat(item.path("models").path(0).path("has_stock").isBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v4/pdp/get_pc?item_id=5&shop_id=5",
        "/api/v4/item/get?itemid=5&shopid=5",
        "/api/v4/item/get?itemid=99999999999999999999&shopid=-1",
        "/api/v4/item/get"
      })
  void hasNothingToSayAboutUnknownItems(String path) {
    JsonNode answer = visitor.json(path);

    assertThat(answer.get("data").isNull()).isTrue();
    assertThat(answer.path("error").asInt(0)).isIn(0, 4);
  }

  @Test
  void hasNothingToSayWhenTheShopIsAnother() {
    DemoItem item = world.item(0);

    assertThat(
            visitor
                .json("/api/v2/item/get?itemid=" + item.id() + "&shopid=123456")
                .get("item")
                .isNull())
        .isTrue();
    assertThat(world.find(new ItemId(item.id().value()))).isPresent();
  }

  private Truth truth(int index) {
    return world.truth(world.item(index), visitor.now());
  }

  private Truth first(Predicate<Truth> wanted) {
    return IntStream.range(0, 2_000).mapToObj(this::truth).filter(wanted).findFirst().orElseThrow();
  }

  private static String address(String path, DemoItem item) {
    return path.formatted(item.id().value(), item.seller().id().value());
  }
}

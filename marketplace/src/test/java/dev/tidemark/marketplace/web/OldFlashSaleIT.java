package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Region;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.Reply;
import dev.tidemark.testkit.RequiresRecordings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorded flash sales of 2019, from a shop that has retired the present form. */
@RequiresRecordings
class OldFlashSaleIT {
  private static final String ITEMS = "/api/v2/flash_sale/get_items";
  private static final String BATCH = "/api/v4/flash_sale/flash_sale_batch_get_items";
  private static final FlashSessionId RUNNING = new FlashSessionId(2_000_018_001L);

  private final RecordedShop shop = RecordedShop.start();
  private final ManualTime time = new ManualTime();
  private final ShopeeWebConnector connector =
      new ShopeeWebConnector(
          new ShopeeWebConfig(
              true, Map.of(Region.TH, shop.baseUrl()), HeadersFiles.NONE, 1000, "1"),
          time,
          new Random(1));
  private final FlashSales sales = connector.flashSales().orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    shop.close();
  }

  @Test
  void tellTheRunningSessionByItsItems() {
    serve("th-ongoing-some-soldout-2019-05-05.json");
    goTo(Instant.ofEpochSecond(1_557_000_000));

    List<FlashSession> sessions = answered(sales.sessions(Region.TH));

    assertThat(sessions).hasSize(1);
    assertThat(sessions.getFirst().startAt()).isEqualTo(Instant.ofEpochSecond(1_556_989_200));
    assertThat(sessions.getFirst().endAt()).isEqualTo(Instant.ofEpochSecond(1_557_032_400));
  }

  @Test
  void areReadWholeWhileNothingIsSoldOut() {
    serve("th-ongoing-2019-05-02.json");

    List<FlashListing> list = answered(sales.list(Region.TH, RUNNING));
    List<FlashOffer> offers =
        answered(sales.offers(Region.TH, RUNNING, List.of(new ItemId(2_103_825_688L))));

    assertThat(list).hasSize(82).noneMatch(FlashListing::soldOut);
    assertThat(offers).hasSize(1);
    FlashOffer offer = offers.getFirst();
    assertThat(offer.item()).hasToString("th.90189880.2103825688");
    assertThat(Objects.requireNonNull(offer.price()).toDecimal(2)).isEqualTo("2740.00");
    assertThat(Objects.requireNonNull(offer.listPrice()).toDecimal(2)).isEqualTo("4900.00");
    assertThat(offer.allocated()).isEqualTo(70);
    assertThat(offer.left()).isEqualTo(54);
    assertThat(offer.image())
        .hasToString("https://down-th.img.susercontent.com/file/1c39735d192bf4692a4a153aaa7eb653");
  }

  @Test
  void sayWhenTheirItemsSoldOutThoughTheseNameNoSessionAnyMore() {
    serve("th-ongoing-some-soldout-2019-05-05.json");
    FlashSessionId session = sessionOf("th-ongoing-some-soldout-2019-05-05.json");

    List<FlashListing> list = answered(sales.list(Region.TH, session));
    FlashOffer microwave =
        answered(sales.offers(Region.TH, session, List.of(new ItemId(1_381_326_011L)))).getFirst();

    assertThat(list).hasSize(117);
    assertThat(list.stream().filter(FlashListing::soldOut)).hasSize(12);
    assertThat(microwave.soldOut()).isTrue();
    assertThat(microwave.left()).isZero();
    assertThat(microwave.soldOutAt()).isEqualTo(Instant.ofEpochSecond(1_556_990_962));
  }

  @Test
  void keepHiddenPricesAsTextBeforeTheStart() {
    serve("th-upcoming-hidden-prices-2019-04-25.json");
    FlashSessionId session = new FlashSessionId(2_000_017_717L);

    List<ItemId> items =
        answered(sales.list(Region.TH, session)).stream().map(FlashListing::item).toList();
    List<FlashOffer> offers =
        items.stream()
            .map(item -> answered(sales.offers(Region.TH, session, List.of(item))).getFirst())
            .toList();

    assertThat(offers)
        .hasSize(74)
        .allSatisfy(offer -> {
          assertThat(offer.price()).isNull();
          assertThat(offer.hiddenPrice()).contains("?");
          assertThat(offer.left()).isNull();
          assertThat(offer.soldOut()).isFalse();
        });
    assertThat(offers.getFirst().hiddenPrice()).isEqualTo("2?4");
  }

  @Test
  void answerTheBatchesThatFollowEachOtherWithOneList() {
    serve("th-ongoing-2019-05-02.json");
    for (int batch = 0; batch < 7; batch++) {
      answered(sales.offers(Region.TH, RUNNING, List.of(new ItemId(2_103_825_688L))));
    }
    long asked = asked(ITEMS);

    time.pass(Duration.ofSeconds(2));
    answered(sales.offers(Region.TH, RUNNING, List.of(new ItemId(2_103_825_688L))));

    assertThat(asked).isOne();
    assertThat(asked(ITEMS)).isEqualTo(2);
    assertThat(asked(BATCH)).as("the retired form is not tried again").isOne();
  }

  private void serve(String recording) {
    shop.answer(ITEMS, Reply.of(200, Recordings.text("flash_sale-get_items/" + recording)));
  }

  private long asked(String path) {
    return shop.requests().stream().filter(request -> request.uri().getPath().equals(path)).count();
  }

  private void goTo(Instant moment) {
    time.pass(Duration.between(time.now(), moment));
  }

  private FlashSessionId sessionOf(String recording) {
    ManualTime then = new ManualTime();
    then.pass(Duration.between(then.now(), Instant.ofEpochSecond(1_557_000_000)));
    try (ShopeeWebConnector other =
        new ShopeeWebConnector(
            new ShopeeWebConfig(
                true, Map.of(Region.TH, shop.baseUrl()), HeadersFiles.NONE, 1000, "1"),
            then,
            new Random(1))) {
      serve(recording);
      return answered(other.flashSales().orElseThrow().sessions(Region.TH)).getFirst().id();
    }
  }

  private static <T> T answered(ShopAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ShopAnswer.Answered.class);
    return ((ShopAnswer.Answered<T>) answer).value();
  }
}

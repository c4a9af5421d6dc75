package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flash sales of a shop that answers in the present form, asked as the demo shop. */
class WebFlashSalesIT {
  private static final String SESSIONS = "/api/v4/flash_sale/get_all_sessions";
  private static final String LIST = "/api/v4/flash_sale/get_all_itemids";
  private static final String BATCH = "/api/v4/flash_sale/flash_sale_batch_get_items";
  private static final FlashSessionId SALE = new FlashSessionId(2_000_018_001L);

  private final RecordedShop shop = RecordedShop.start();
  private final ManualTime time = new ManualTime();
  private final ShopeeWebConnector connector =
      new ShopeeWebConnector(ShopeeWebConfig.demo(shop.baseUrl(), 1000, "1"), time, new Random(1));
  private final FlashSales sales = connector.flashSales().orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    shop.close();
  }

  @Test
  void isTheSameCodeForTheDemoShop() {
    assertThat(connector.source()).isEqualTo(Source.DEMO);
    assertThat(connector.regions()).containsExactly(Region.DEMO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sales.sessions(Region.SG))
        .withMessageContaining("sg");
  }

  @Test
  void listsRunningAndAnnouncedSessionsByTheirStart() {
    long now = time.now().getEpochSecond();
    answer(
        SESSIONS,
        """
        {"error":0,"data":{"sessions":[
          {"promotionid":3,"name":"Evening","start_time":%d,"end_time":%d,"categories":[]},
          {"promotionid":"2","name":"Noon","start_time":"%d","end_time":"%d"},
          {"promotionid":1,"name":"Morning","start_time":%d,"end_time":%d},
          {"promotionid":2,"name":"Noon","start_time":%d,"end_time":%d}]}}
        """
            .formatted(
                now + 3600,
                now + 7200,
                now - 60,
                now + 3600,
                now - 7200,
                now - 60,
                now - 60,
                now + 3600));

    List<FlashSession> sessions = answered(sales.sessions(Region.DEMO)).value();

    assertThat(sessions)
        .containsExactly(
            session(2, "Noon", now - 60, now + 3600),
            session(3, "Evening", now + 3600, now + 7200));
    assertThat(shop.requests().getLast().uri())
        .hasToString(SESSIONS + "?category_personalization_type=0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"promotionid\":7,\"start_time\":0,\"end_time\":1}",
        "{\"promotionid\":7,\"start_time\":NOW,\"end_time\":NOW}",
        "{\"promotionid\":7,\"start_time\":LATER,\"end_time\":NOW}",
        "{\"promotionid\":7,\"start_time\":NOW000,\"end_time\":LATER000}",
        "{\"promotionid\":7,\"start_time\":NOW,\"end_time\":9223372036854775807}",
        "{\"promotionid\":7,\"start_time\":-9223372036854775808,\"end_time\":LATER}",
        "{\"promotionid\":7,\"start_time\":NOW,\"end_time\":\"tonight\"}",
        "{\"promotionid\":7,\"start_time\":NOW}",
        "{\"promotionid\":5,\"start_time\":NOW,\"end_time\":LATER}",
        "{\"promotionid\":0,\"start_time\":NOW,\"end_time\":LATER}",
        "{\"promotionid\":-7,\"start_time\":NOW,\"end_time\":LATER}",
        "{\"promotionid\":7.5,\"start_time\":NOW,\"end_time\":LATER}",
        "{\"promotionid\":99999999999999999999,\"start_time\":NOW,\"end_time\":LATER}",
        "{\"start_time\":NOW,\"end_time\":LATER}",
        "[]",
        "null",
        "\"session\""
      })
  void leavesOutAndCountsSessionsThatCannotBe(String odd) {
    long now = time.now().getEpochSecond();
    String row = odd.replace("NOW", Long.toString(now)).replace("LATER", Long.toString(now + 3600));
    answer(
        SESSIONS,
        """
        {"error":0,"data":{"sessions":[%s,{"promotionid":5,"start_time":%d,"end_time":%d}]}}
        """
            .formatted(row, now, now + 60));

    ShopAnswer.Answered<List<FlashSession>> answer = answered(sales.sessions(Region.DEMO));

    assertThat(answer.value()).hasSize(1);
    assertThat(answer.refusals())
        .hasSize(1)
        .containsAnyOf(Refusal.SESSION_TIMES, Refusal.NOT_A_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":0,\"data\":{}}",
        "{\"error\":0,\"data\":[]}",
        "{\"error\":0,\"data\":{\"sessions\":\"none\"}}",
        "{\"error\":0,\"data\":{\"sessions\":[{\"promotionid\":0}]}}",
        "[]"
      })
  void doesNotTakeAnotherDocumentForAListOfSessions(String body) {
    answer(SESSIONS, body);

    assertThat(failure(sales.sessions(Region.DEMO))).isInstanceOf(PriceCheck.Refused.class);
  }

  @Test
  void listsTheItemsOfASessionOnceEach() {
    answer(
        LIST,
        """
        {"error":0,"data":{"promotionid":2000018001,"item_brief_list":[
          {"itemid":11,"catid":1,"is_soldout":false},{"itemid":"12","is_soldout":true},
          {"itemid":11},{"itemid":0},{"itemid":null},{"catid":1}]}}
        """);

    ShopAnswer.Answered<List<FlashListing>> answer = answered(sales.list(Region.DEMO, SALE));

    assertThat(answer.value())
        .containsExactly(
            new FlashListing(new ItemId(11), false), new FlashListing(new ItemId(12), true));
    assertThat(answer.refusals())
        .containsExactly(Refusal.NOT_A_NUMBER, Refusal.NOT_A_NUMBER, Refusal.NOT_A_NUMBER);
    assertThat(shop.requests().getLast().parameters()).containsEntry("promotionid", "2000018001");
  }

  @Test
  void saysWhenTheShopKnowsNoSuchSession() {
    answer(LIST, "{\"error\":0,\"data\":{\"promotionid\":null,\"item_brief_list\":null}}");

    assertThat(failure(sales.list(Region.DEMO, SALE))).isInstanceOf(PriceCheck.Gone.class);
  }

  @Test
  void refusesTheListOfAnotherSession() {
    answer(LIST, "{\"error\":0,\"data\":{\"promotionid\":8,\"item_brief_list\":[{\"itemid\":1}]}}");

    assertThat(failure(sales.list(Region.DEMO, SALE)))
        .isEqualTo(new PriceCheck.Refused(Set.of(Refusal.WRONG_SESSION)));
  }

  @Test
  void asksForTwelveItemsAtOnceInTheShopsOwnWords() {
    answer(BATCH, "{\"error\":0,\"data\":{\"items\":[]}}");
    List<ItemId> items = LongStream.rangeClosed(1, 12).mapToObj(ItemId::new).toList();

    answered(sales.offers(Region.DEMO, SALE, items));

    RecordedShop.Request request = shop.requests().getLast();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("content-type")).hasValue("application/json");
    assertThat(request.body())
        .isEqualTo(
            "{\"promotionid\":2000018001,\"categoryid\":0,"
                + "\"itemids\":[1,2,3,4,5,6,7,8,9,10,11,12],\"limit\":12,\"sort_soldout\":false,"
                + "\"need_personalize\":false,\"with_dp_items\":true}");
    assertThat(sales.itemsPerRequest()).isEqualTo(12);
  }

  @Test
  void readsEveryStageOfAnOffer() {
    answer(
        BATCH,
        """
        {"error":0,"data":{"items":[
          {"itemid":1,"shopid":10,"promotionid":2000018001,"name":" Mug ","price":500000,
           "price_before_discount":1000000,"stock":3,"flash_sale_stock":50,"is_soldout":false,
           "image":"1c39735d192bf4692a4a153aaa7eb653","hidden_price_display":null},
          {"itemid":"2","shopid":"10","promotionid":"2000018001","price":"500000",
           "price_before_discount":"-1","stock":"0","flash_sale_stock":"50"},
          {"itemid":3,"shopid":10,"promotionid":2000018001,"price":null,"stock":0,
           "price_before_discount":1000000,"hidden_price_display":"?.99"},
          {"itemid":4,"shopid":10,"promotionid":2000018001,"price":-1,"flash_sale_stock":20,
           "stock":20,"hidden_price_display":"1,??9"},
          {"itemid":5,"shopid":10,"promotionid":null,"price":700000,"stock":0,
           "flash_sale_stock":9,"end_time":%d}]}}
        """
            .formatted(time.now().getEpochSecond() - 90));

    List<FlashOffer> offers = answered(offers(1, 2, 3, 4, 5)).value();

    assertThat(offers)
        .containsExactly(
            new FlashOffer(
                key(1),
                "Mug",
                shop.baseUrl().resolve("/file/1c39735d192bf4692a4a153aaa7eb653"),
                new Price(500_000),
                null,
                new Price(1_000_000),
                50,
                3,
                false,
                null),
            new FlashOffer(key(2), null, null, new Price(500_000), null, null, 50, 0, true, null),
            new FlashOffer(
                key(3), null, null, null, "?.99", new Price(1_000_000), null, null, false, null),
            new FlashOffer(key(4), null, null, null, "1,??9", null, 20, 20, false, null),
            new FlashOffer(
                key(5),
                null,
                null,
                new Price(700_000),
                null,
                null,
                9,
                0,
                true,
                time.now().minusSeconds(90)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"itemid\":2,\"shopid\":10,\"price\":0}",
        "{\"itemid\":2,\"shopid\":10,\"price\":null}",
        "{\"itemid\":2,\"shopid\":10,\"stock\":3}",
        "{\"itemid\":2,\"shopid\":10,\"price\":-1}",
        "{\"itemid\":2,\"shopid\":10,\"price\":\"?99\"}",
        "{\"itemid\":2,\"shopid\":10,\"price\":9223372036854775000}",
        "{\"itemid\":2,\"shopid\":0,\"price\":500000}",
        "{\"itemid\":2,\"price\":500000}",
        "{\"itemid\":2,\"shopid\":10,\"price\":500000,\"promotionid\":99}",
        "{\"itemid\":2,\"shopid\":10,\"price\":500000,\"image\":\"1c39735d192bf4692a4a153aa\"}",
        "{\"itemid\":1,\"shopid\":10,\"price\":600000}",
        "{\"itemid\":3,\"shopid\":10,\"price\":500000}",
        "{\"itemid\":null,\"shopid\":10,\"price\":500000}",
        "null",
        "[]",
        "7"
      })
  void leavesOutOneBadItemAndKeepsTheOthers(String bad) {
    answer(
        BATCH,
        "{\"error\":0,\"data\":{\"items\":[{\"itemid\":1,\"shopid\":10,\"price\":500000},%s]}}"
            .formatted(bad));

    ShopAnswer.Answered<List<FlashOffer>> answer = answered(offers(1, 2));

    assertThat(answer.value()).extracting(FlashOffer::item).containsExactly(key(1));
    assertThat(answer.refusals()).isNotEmpty();
    assertThat(connector.state(Region.DEMO).condition()).isEqualTo(Condition.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"price\":500001", "\"price\":500000,\"price_before_discount\":812345"})
  void refusesAllOfAnAnswerWithOneInventedAmount(String invented) {
    answer(
        BATCH,
        """
        {"error":0,"data":{"items":[{"itemid":1,"shopid":10,"price":500000},
          {"itemid":2,"shopid":10,%s}]}}
        """
            .formatted(invented));

    assertThat(failure(offers(1, 2)))
        .isEqualTo(new PriceCheck.Refused(Set.of(Refusal.GRANULARITY)));
  }

  @Test
  void sharesPauseAndBudgetWithPriceChecks() {
    answer(SESSIONS, AnswerText.resource("blocked-numbered.json"));

    PriceCheck refusal = failure(sales.sessions(Region.DEMO));
    PriceCheck check = connector.check(key(1));

    assertThat(refusal).isInstanceOf(PriceCheck.Blocked.class);
    assertThat(check).isInstanceOf(PriceCheck.Postponed.class);
    assertThat(shop.requests()).hasSize(1);
    assertThat(connector.state(Region.DEMO).condition()).isEqualTo(Condition.BLOCKED);
  }

  @Test
  void obeysRetryAfter() {
    shop.answer(LIST, Reply.of(429, "{}").withHeader("Retry-After", "37"));

    assertThat(failure(sales.list(Region.DEMO, SALE)))
        .isEqualTo(
            new PriceCheck.Blocked(
                PriceCheck.BlockReason.TOO_MANY_REQUESTS, Duration.ofSeconds(37)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"error\":0,\"data\":{\"sessions\":[", "null"})
  void cannotReadWhatIsNotADocument(String body) {
    answer(SESSIONS, body);

    assertThat(failure(sales.sessions(Region.DEMO))).isInstanceOf(PriceCheck.Unreachable.class);
  }

  @Test
  void knowsAPageThatLeadsToACaptcha() {
    answer(SESSIONS, "<script>location='/verify/captcha?anti_bot_tracking_id=0'</script>");

    assertThat(failure(sales.sessions(Region.DEMO))).isInstanceOf(PriceCheck.Blocked.class);
  }

  private ShopAnswer<List<FlashOffer>> offers(long... items) {
    return sales.offers(Region.DEMO, SALE, LongStream.of(items).mapToObj(ItemId::new).toList());
  }

  private void answer(String path, String body) {
    shop.answer(path, Reply.of(200, body));
  }

  private void answer(String path, byte[] body) {
    shop.answer(path, Reply.of(200, body));
  }

  private static <T> ShopAnswer.Answered<T> answered(ShopAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ShopAnswer.Answered.class);
    return (ShopAnswer.Answered<T>) answer;
  }

  private static PriceCheck failure(ShopAnswer<?> answer) {
    assertThat(answer).isInstanceOf(ShopAnswer.Failed.class);
    return ((ShopAnswer.Failed<?>) answer).reason();
  }

  private static ItemKey key(long item) {
    return ItemKey.parse("demo.10." + item).orElseThrow();
  }

  private static FlashSession session(long id, String name, long start, long end) {
    return new FlashSession(
        Region.DEMO,
        new FlashSessionId(id),
        name,
        Instant.ofEpochSecond(start),
        Instant.ofEpochSecond(end));
  }
}

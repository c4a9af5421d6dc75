package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ItemKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are pages with data inside, and every way of saying no. */
class PagesAndBlocksTest {
  private static final ItemKey MUG = ItemKey.parse("sg.1001.20000000002").orElseThrow();
  private static final String ITEM =
      """
      {"item_id":20000000002,"shop_id":1001,"title":"Mug","item_status":"normal","price":1290000,\
      "stock":3,"models":[]}\
      """;

  @Test
  void readsTheItemThatAPageHasCached() {
    String page =
        page(
            "{\"initialState\":{\"OTHER\":{}}}",
            "{\"initialState\":{\"DOMAIN_PDP\":{\"data\":{\"PDP_BFF_DATA\":{\"cachedMap\":"
                + "{\"1001/20000000002\":{\"item\":"
                + ITEM
                + "}}}}}}}");

    assertThat(read(page)).isEqualTo("item normal 12.90..12.90 - in -");
  }

  @Test
  void readsTheItemOfAnOlderPage() {
    String page = page("{\"initialState\":{\"item\":{\"items\":{\"20000000002\":" + ITEM + "}}}}");

    assertThat(read(page)).isEqualTo("item normal 12.90..12.90 - in -");
  }

  @Test
  void refusesInventedPricesInsideAPageToo() {
    String page =
        page(
            "{\"initialState\":{\"item\":{\"items\":{\"20000000002\":"
                + ITEM.replace("1290000", "1290001")
                + "}}}}");

    assertThat(read(page)).isEqualTo("refused granularity");
  }

  @Test
  void doesNotTakeThePageOfAnotherItemForThisOne() {
    String page =
        page(
            "{\"initialState\":{\"DOMAIN_PDP\":{\"data\":{\"PDP_BFF_DATA\":{\"cachedMap\":"
                + "{\"1/2\":{\"item\":"
                + ITEM
                + "}}}}}}}");

    assertThat(read(page)).isEqualTo("refused not-an-item");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"initialState\":{\"DOMAIN_PDP\":{\"setPdpBffData\":{\"isError\":true,\"error\":266900002}}}}",
        "{\"initialState\":{\"DOMAIN_PDP\":{\"data\":{\"PDP_BFF_DATA\":{\"cachedMap\":{},\"state\":{"
            + "\"isError\":true,\"raw\":{\"error\":266900002,\"data\":null}}}}}}}"
      })
  void knowsThePageOfAnItemThatDoesNotExist(String data) {
    assertThat(read(page(data))).isEqualTo("gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html><script>location.href="/verify/captcha?anti_bot_tracking_id=1"</script>  | blocked captcha
          <html><meta http-equiv=refresh content="0;url=https://shopee.sg/verify/traffic"> | blocked captcha
          {"0":2,"1":"00000000","2":true,"5":false}                                       | blocked captcha
          {"0":2,"3":90309999}                                                            | blocked captcha
          {"error":"90309999"}                                                            | blocked captcha
          {"redirect_to_error_page":true,"error":1}                                       | blocked captcha
          {"report_extra_info":"eyJ9","event_id":1}                                       | blocked captcha
          {"error":266900002,"data":null,"error_msg":null,"bff_meta":null}                | gone
          {"error":10005,"error_msg":"This API is deprecated."}                           | retired
          <html><body>Welcome</body></html>                                               | unreachable not-json
          <script type="text/mfe-initial-data">{"initialState":                           | unreachable not-json
          <script type="text/mfe-initial-data"                                            | unreachable not-json
          """)
  void knowsEveryWayOfSayingNo(String answer, String expected) {
    assertThat(read(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "price":1290000,"price_min":1290001                                              | refused granularity
          "price":1290000,"price_max_before_discount":2000001                              | refused granularity
          "price":1290000,"price_min_before_discount":-1,"price_before_discount":0         | item normal 12.90..12.90 - in -
          "price":1290000,"flash_sale":{"price":1290007}                                   | refused granularity
          "price":1290000,"models":[{"modelid":1,"price":1290000,"price_stocks":[{"price":1290001}]}] | refused granularity
          "price":1290000,"models":[{"modelid":1,"price":1290000,"price_before_discount":3000,"normal_price":1290001}] | refused granularity
          "price":1290000,"models":[{"modelid":1,"price":1290000,"price_stocks":[{"price":0},{"price":null},{"price":1290000}]}] | item normal 12.90..12.90 - in -; 1 12.90 - unknown -
          """)
  void judgesEveryAmountThatSomebodyCouldBelieve(String amounts, String expected) {
    String answer =
        "{\"data\":{\"itemid\":20000000002,\"shopid\":1001,\"item_status\":\"normal\",\"stock\":1,"
            + amounts
            + "}}";

    assertThat(read(answer)).isEqualTo(expected.replace("; ", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "price":{"single_value":1290000}                                          | item normal 12.90..12.90 - in -
          "price":{"single_value":-1,"range_min":1290000,"range_max":1550000}       | item normal 12.90..15.50 - in -
          "price":{"single_value":1290001}                                          | refused granularity
          "price":{"single_value":1290000},"show_final_price_indicator":true        | withheld
          "price":{"single_value":1290000},"final_price_vouchers":[{"voucher_code":"A"}] | withheld
          "price":null                                                              | withheld
          """)
  void neverTakesAPriceAfterAVoucherForThePrice(String shown, String expected) {
    String answer =
        "{\"data\":{\"item\":{\"item_id\":20000000002,\"shop_id\":1001,\"item_status\":\"normal\","
            + "\"price\":null,\"stock\":1},\"product_price\":{"
            + shown
            + "}}}";

    assertThat(read(answer)).isEqualTo(expected);
  }

  @Test
  void isNotSlowedDownByAPageThatOnlyBegins() {
    String page = "<script type=\"text/mfe-initial-data\">{</script>".repeat(60_000);

    assertThat(read(page)).isEqualTo("unreachable not-json");
  }

  private static String read(String answer) {
    return AnswerText.of(AnswerText.read(MUG, answer.getBytes(StandardCharsets.UTF_8)));
  }

  private static String page(String... data) {
    return "<!doctype html><html><body><div id=main></div>"
        + "<script type=\"text/mfe-initial-data\" data-module=\"cGRw\">"
        + String.join("</script><script type=\"text/mfe-initial-data\">", data)
        + "</script></body></html>";
  }
}

package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dialect and every shape of failure, made up after the recordings. */
class HandWrittenAnswersTest {
  private static final ItemKey MUG = ItemKey.parse("sg.1001.20000000002").orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          get-pc-two-variations           | item normal 12.90..15.50 20.00 in - ; 31 12.90 20.00 in - ; 32 15.50 - in - ; 33 9.90 - out -
          get-pc-flash-banner             | item normal 5.00..15.50 20.00 in flash ; 31 5.00 20.00 in flash ; 32 15.50 20.00 in -
          get-pc-price-beside-item        | item normal 12.90..12.90 20.00 unknown -
          get-pc-nothing-inside           | gone
          embedded-prices-withheld        | withheld
          page-data-numbers-as-text       | item normal 12.90..12.90 20.00 in - ; 31 12.90 20.00 in -
          v4-flash-without-models         | item normal 5.00..15.50 20.00 in flash
          v4-all-sold-out                 | item sold_out -..- - out - ; 31 12.90 - out - ; 32 15.50 - out -
          v4-banned                       | item banned -..- - out - ; 31 12.90 - in -
          v4-no-such-item                 | gone
          v4-unknown-error                | unreachable unknown-error
          v2-flash-ladder                 | item normal 5.00..15.50 20.00 in flash ; 31 5.00 20.00 in flash ; 32 15.50 20.00 in -
          v2-upcoming-hidden              | item normal 12.90..12.90 20.00 in - ; 31 12.90 20.00 in -
          v2-sold-out-models-are-cheaper  | item normal 15.50..15.50 - in - ; 31 12.90 - out - ; 32 15.50 - in -
          v2-no-such-item                 | gone
          v2-invented                     | refused unknown-status image-hash granularity
          blocked-plain                   | blocked captcha
          blocked-reported                | blocked captcha
          blocked-numbered                | blocked captcha
          blocked-without-number          | blocked captcha
          retired                         | retired
          search-result                   | refused not-an-item
          home-feed                       | refused not-an-item
          """)
  void isReadByItsShape(String name, String expected) {
    PriceCheck check = AnswerText.read(MUG, AnswerText.resource(name + ".json"));

    assertThat(AnswerText.of(check)).isEqualTo(expected.replace(" ; ", "\n"));
  }

  @Test
  void readsNameImageAndKey() {
    Listing listing = mug(AnswerText.read(MUG, AnswerText.resource("get-pc-two-variations.json")));

    assertThat(listing.key()).isEqualTo(MUG);
    assertThat(listing.name()).isEqualTo("Blue mug");
    assertThat(listing.image())
        .hasToString("https://down-sg.img.susercontent.com/file/sg-11134207-abcde-0123456789abcd");
    assertThat(listing.models().getFirst().name()).isEqualTo("Small");
  }

  @Test
  void keepsThePriceOfASoldOutItemForWhoeverNeverSawAnother() {
    Listing listing = mug(AnswerText.read(MUG, AnswerText.resource("v4-all-sold-out.json")));

    assertThat(listing.headline().soldOutPrice()).hasToString("Price[units=1290000]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sg.1001.20000000003", "sg.1002.20000000002"})
  void refusesTheAnswerToAnotherQuestion(String asked) {
    PriceCheck check =
        AnswerText.read(
            ItemKey.parse(asked).orElseThrow(), AnswerText.resource("get-pc-two-variations.json"));

    assertThat(AnswerText.of(check)).isEqualTo("refused wrong-item");
  }

  @Test
  void refusesTheCurrencyOfAnotherRegion() {
    PriceCheck check =
        AnswerText.read(
            ItemKey.parse("my.1001.20000000002").orElseThrow(),
            AnswerText.resource("get-pc-two-variations.json"));

    assertThat(AnswerText.of(check)).isEqualTo("refused wrong-currency");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                     | refused not-positive
          -1                    | refused not-positive
          "-1290000"            | refused not-positive
          9223372036854775807   | refused granularity too-large
          9223372036854775808   | refused not-a-number
          18446744073709551616  | refused not-a-number
          "99999999999999999999"| refused not-a-number
          1290000.5             | refused not-a-number
          1e400                 | refused not-a-number
          1.29e6                | item normal 12.90..12.90 - in -
          "1290000"             | item normal 12.90..12.90 - in -
          "12.90"               | refused not-a-number
          "?2.000"              | refused not-a-number
          ""                    | withheld
          null                  | withheld
          true                  | refused not-a-number
          {}                    | refused not-a-number
          []                    | refused not-a-number
          1290001               | refused granularity
          1289500               | refused granularity
          1000000000000000      | refused too-large
          999999999999000       | item normal 9999999999.99..9999999999.99 - in -
          """)
  void neverMakesAPriceOfAnOddNumber(String number, String expected) {
    String answer =
        """
        {"data": {"itemid": 20000000002, "shopid": 1001, "name": "", "item_status": "normal",
          "price": %s, "stock": 1}}
        """
            .formatted(number);

    PriceCheck check = AnswerText.read(MUG, answer.getBytes(StandardCharsets.UTF_8));

    assertThat(AnswerText.of(check)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "1", "\"item\"", "{", "{\"data\":", "{} {}", "\u0000", "<html>"})
  void cannotReadWhatIsNotADocument(String answer) {
    PriceCheck check = AnswerText.read(MUG, answer.getBytes(StandardCharsets.UTF_8));

    assertThat(AnswerText.of(check)).isEqualTo("unreachable not-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[{\"itemid\":20000000002,\"shopid\":1001,\"price\":1290000}]",
        "{\"data\":{}}",
        "{\"data\":[]}",
        "{\"data\":\"text\"}",
        "{\"item\":{}}",
        "{\"data\":{\"item\":{}}}",
        "{\"data\":{\"item\":[]}}",
        "{\"cachedMap\":{}}",
        "{\"itemid\":20000000002,\"shopid\":1001,\"price\":1290000,\"item_status\":\"normal\"}"
      })
  void doesNotTakeAnotherDocumentForAnItem(String answer) {
    PriceCheck check = AnswerText.read(MUG, answer.getBytes(StandardCharsets.UTF_8));

    assertThat(AnswerText.of(check)).isEqualTo("refused not-an-item");
  }

  @Test
  void refusesDocumentsNestedBeyondReason() {
    String answer = "{\"data\":".repeat(50_000) + "1" + "}".repeat(50_000);

    PriceCheck check = AnswerText.read(MUG, answer.getBytes(StandardCharsets.UTF_8));

    assertThat(AnswerText.of(check)).isEqualTo("unreachable not-json");
  }

  @Test
  void cleansNamesOfWhatCannotBeStored() {
    String answer =
        """
        {"data": {"itemid": 20000000002, "shopid": 1001, "item_status": "normal", "price": 1290000,
          "name": "  Blue\\u0000\\n mug \\ud83d %s"}}
        """
            .formatted("\uD83D\uDE00".repeat(600));

    String name = mug(AnswerText.read(MUG, answer.getBytes(StandardCharsets.UTF_8))).name();

    assertThat(name).startsWith("Blue   mug").doesNotContain("\u0000", "\n");
    assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(500);
    assertThat(name.codePoints())
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  private static Listing mug(PriceCheck check) {
    assertThat(check).isInstanceOf(PriceCheck.Answered.class);
    return ((PriceCheck.Answered) check).listing();
  }
}

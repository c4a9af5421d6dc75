package dev.tidemark.price.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.web.HeadersFiles;
import dev.tidemark.marketplace.web.ShopeeWebConfig;
import dev.tidemark.marketplace.web.ShopeeWebConnector;
import dev.tidemark.protocol.Region;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.Reply;
import dev.tidemark.testkit.RequiresRecordings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions that Shopee Thailand held in 2019, followed as if they were held now. */
@RequiresRecordings
class RecordedFlashSalesIT {
  private static final String ITEMS = "/api/v2/flash_sale/get_items";

  private static final Pattern START = Pattern.compile("\"start_time\": ?([0-9]+)");

  private final RecordedShop shop = RecordedShop.start();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void tracksEveryItemOfARunningSession() {
    try (Following th = following("th-ongoing-2019-05-02.json", 60)) {
      th.follow();

      assertThat(tracked(th)).isEqualTo(82);
      assertThat(th.items.number("SELECT COUNT(*) FROM flash_item WHERE flash_price > 0"))
          .isEqualTo(82);
      assertThat(
              th.items.number(
                  "SELECT COUNT(*) FROM price_change WHERE flash_sale = 1 AND model_id = 0"))
          .isEqualTo(82);
    }
  }

  @Test
  void closesWhatIsSoldOutWithoutBelievingItsEndTime() {
    try (Following th = following("th-ongoing-some-soldout-2019-05-05.json", 10_800)) {
      th.follow();

      assertThat(tracked(th)).isEqualTo(117);
      assertThat(
              th.items.number(
                  "SELECT COUNT(*) FROM flash_item WHERE sold_out = 1 AND sold_out_at > 0"))
          .isEqualTo(12);
      assertThat(th.items.number("SELECT sold_out FROM flash_session")).isEqualTo(12);
      assertThat(th.items.number("SELECT COUNT(*) FROM price_change")).isEqualTo(105);
      assertThat(th.open().getFirst().endAt()).isEqualTo(Instant.ofEpochSecond(1_557_032_400));
    }
  }

  @Test
  void keepsHiddenPricesAsTextAndWritesNoPrice() {
    try (Following th = following("th-upcoming-hidden-prices-2019-04-25.json", -3_600)) {
      th.follow();

      assertThat(tracked(th)).isEqualTo(74);
      assertThat(th.items.number("SELECT COUNT(*) FROM flash_item WHERE hidden_price LIKE '%?%'"))
          .isEqualTo(74);
      assertThat(th.items.number("SELECT COUNT(*) FROM flash_item WHERE flash_price IS NOT NULL"))
          .isZero();
      assertThat(th.items.countChanges()).isZero();
    }
  }

  private static int tracked(Following th) {
    return th.items.number(
        """
        SELECT COUNT(*)
        FROM flash_item i
        INNER JOIN listing l ON l.listing_id = i.listing_id
        INNER JOIN poll_state p ON p.listing_id = i.listing_id
        WHERE i.tracked = 1 AND l.origin = 2
        """);
  }

  /** Follows a recorded list, so many seconds after the start of its session. */
  private Following following(String recording, int secondsAfterStart) {
    String text = Recordings.text("flash_sale-get_items/" + recording);
    shop.answer(ITEMS, Reply.of(200, text));
    Matcher start = START.matcher(text);
    assertThat(start.find()).isTrue();
    return new Following(
        this::shopee, Instant.ofEpochSecond(Long.parseLong(start.group(1)) + secondsAfterStart));
  }

  private FlashSales shopee(InstantSource clock) {
    ShopeeWebConnector connector =
        new ShopeeWebConnector(
            new ShopeeWebConfig(
                true, Map.of(Region.TH, shop.baseUrl()), HeadersFiles.NONE, 1_000, "1"),
            Timekeeper.system(clock),
            new Random(1));
    return connector.flashSales().orElseThrow();
  }
}

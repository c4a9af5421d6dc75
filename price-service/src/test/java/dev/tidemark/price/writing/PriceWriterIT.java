package dev.tidemark.price.writing;

import static dev.tidemark.price.writing.Looks.ITEM;
import static dev.tidemark.price.writing.Looks.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.price.PricedModel;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceWriterIT {
  private final Looks looks = new Looks();

  @AfterEach
  void close() {
    looks.close();
  }

  @Test
  void writesTheFirstPriceOfHeadlineAndModelsWithoutAGap() {
    Written written = looks.at(0, Answer.of(ITEM).model(1, "129.00").model(2, "139.00").listing());

    assertThat(written)
        .isInstanceOfSatisfying(
            Written.Stored.class,
            stored -> {
              assertThat(stored.first()).isTrue();
              assertThat(stored.changes()).isEqualTo(3);
            });
    assertThat(looks.headline())
        .containsExactly(
            new PriceChange(START, Price.ofDecimal("129.00"), null, false, StockState.IN, null));
    assertThat(looks.model(2)).hasSize(1);
    assertThat(looks.listing().state()).isEqualTo(ItemState.OK);
    assertThat(looks.listing().shopConfirmed()).isTrue();
    assertThat(looks.listing().priceMax()).isEqualTo(Price.ofDecimal("139.00"));
    assertThat(looks.listing().name()).isEqualTo("A kettle");
  }

  @Test
  void writesNothingButTheTimeWhenNothingChanged() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    int version = version();

    Written written = looks.at(1, Answer.at(ITEM, "129.00"));

    assertThat(written)
        .isInstanceOfSatisfying(Written.Stored.class, it -> assertThat(it.changes()).isZero());
    assertThat(looks.headline()).hasSize(1);
    assertThat(version()).isEqualTo(version);
    assertThat(looks.listing().lastSeenAt()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void saysHowLongBeforeAChangeItLastLooked() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.at(7, Answer.at(ITEM, "129.00"));

    looks.at(10, Answer.at(ITEM, "119.00"));

    PriceChange change = looks.headline().getLast();
    assertThat(change.price()).isEqualTo(Price.ofDecimal("119.00"));
    assertThat(change.gap()).isEqualTo(Duration.ofMinutes(3));
    assertThat(looks.listing().priceSince()).isEqualTo(START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void keepsThePriceWhenSoldOutAndWritesTheReturn() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    looks.at(1, Answer.of(ITEM).soldOut(1, "99.00").listing());
    looks.at(2, Answer.of(ITEM).soldOut(1, "98.00").listing());
    looks.at(3, Answer.at(ITEM, "129.00"));

    assertThat(looks.headline())
        .extracting(PriceChange::stock)
        .containsExactly(StockState.IN, StockState.OUT, StockState.IN);
    assertThat(looks.headlinePrices()).containsOnly("129.00");
    assertThat(looks.model(1)).hasSize(3);
  }

  @Test
  void takesTheShownPriceOfAnItemNeverSeenInStock() {
    looks.at(0, Answer.of(ITEM).soldOut(1, "129.00").listing());

    assertThat(looks.headline())
        .singleElement()
        .extracting(PriceChange::stock)
        .isEqualTo(StockState.OUT);
    assertThat(looks.listing().headline().price()).isEqualTo(Price.ofDecimal("129.00"));
  }

  @Test
  void writesARowForTheFlashFlagAlone() {
    looks.at(0, Answer.of(ITEM).model(1, "129.00").listing());

    looks.at(1, Answer.of(ITEM).model(1, "129.00", null, StockState.IN, true).listing());

    assertThat(looks.headline()).extracting(PriceChange::flashSale).containsExactly(false, true);
  }

  @Test
  void writesARowForTheListPriceAlone() {
    looks.at(0, Answer.of(ITEM).model(1, "129.00").listing());

    looks.at(1, Answer.of(ITEM).model(1, "129.00", "199.00", StockState.IN, false).listing());

    assertThat(looks.headline().getLast().listPrice()).isEqualTo(Price.ofDecimal("199.00"));
  }

  @Test
  void followsModelsThatAppearDisappearAndReturn() {
    looks.at(0, Answer.of(ITEM).model(1, "129.00").model(2, "139.00").listing());

    looks.at(1, Answer.of(ITEM).model(1, "129.00").model(3, "149.00").listing());
    assertThat(looks.items().models(ITEM))
        .filteredOn(PricedModel::listed)
        .extracting(model -> model.id().value())
        .containsExactly(1L, 3L);

    looks.at(2, Answer.of(ITEM).model(1, "129.00").model(2, "139.00").listing());
    assertThat(looks.model(2)).hasSize(1);
    assertThat(looks.model(3)).singleElement().extracting(PriceChange::gap).isNull();
    assertThat(looks.headline()).hasSize(1);
  }

  @Test
  void movesTheHeadlineWhenTheCheapestModelSellsOut() {
    looks.at(0, Answer.of(ITEM).model(1, "129.00").model(2, "139.00").listing());

    looks.at(1, Answer.of(ITEM).soldOut(1, "129.00").model(2, "139.00").listing());

    assertThat(looks.headlinePrices()).containsExactly("129.00", "139.00");
    assertThat(looks.model(1).getLast().stock()).isEqualTo(StockState.OUT);
    assertThat(looks.model(2)).hasSize(1);
    assertThat(looks.listing().headline().stock()).isEqualTo(StockState.IN);
  }

  @Test
  void holdsPricesBeyondThirtyTwoBits() {
    ItemKey indonesian = ItemKey.parse("id.1.2").orElseThrow();
    looks.items().track(indonesian, START);

    looks.at(0, Answer.at(indonesian, "92233720368547"));

    assertThat(looks.items().changes(indonesian))
        .extracting(change -> change.price().toDecimal(0))
        .containsExactly("92233720368547");
    assertThat(looks.items().listing(indonesian).headline().price())
        .isEqualTo(Price.ofDecimal("92233720368547"));
  }

  @Test
  void rollsUpEachDayAsTheRowsSay() {
    int day = 24 * 60;
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.at(1, Answer.at(ITEM, "119.00"));
    looks.at(2, Answer.at(ITEM, "125.00"));
    looks.at(day, Answer.at(ITEM, "130.00"));

    assertThat(looks.items().number("SELECT COUNT(*) FROM price_day WHERE model_id = 0"))
        .isEqualTo(2);
    assertThat(
            looks
                .items()
                .number(
                    """
                    SELECT COUNT(*) FROM price_day
                    WHERE model_id = 0 AND min_price = 11900000 AND max_price = 12900000
                      AND close_price = 12500000 AND changes = 3
                    """))
        .isEqualTo(1);
  }

  @Test
  void writesTheSameAnswerOnlyOnce() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.at(5, Answer.at(ITEM, "119.00"));

    looks.at(5, Answer.at(ITEM, "119.00"));

    assertThat(looks.headlinePrices()).containsExactly("129.00", "119.00");
    assertThat(looks.items().number("SELECT SUM(changes) FROM price_day WHERE model_id = 0"))
        .isEqualTo(2);
  }

  @Test
  void keepsTheOrderWhenTheClockIsSetBack() {
    looks.at(60, Answer.at(ITEM, "129.00"));

    looks.at(0, Answer.at(ITEM, "119.00"));

    assertThat(looks.headlinePrices()).containsExactly("129.00", "119.00");
    PriceChange change = looks.headline().getLast();
    assertThat(change.at()).isEqualTo(START.plus(Duration.ofMinutes(60)).plusMillis(1));
    assertThat(change.gap()).isEqualTo(Duration.ZERO);
  }

  @Test
  void neverMixesTheSeriesOfTwoSources() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    looks.at(START.plusSeconds(60), Answer.at(ITEM, "131.00"), Source.AFFILIATE, false);
    looks.at(2, Answer.at(ITEM, "129.00"));

    assertThat(looks.headlinePrices()).containsExactly("129.00");
    assertThat(looks.items().changes(Series.headline(ITEM.listing(), Source.AFFILIATE)))
        .singleElement()
        .extracting(PriceChange::gap)
        .isNull();
    assertThat(looks.listing().source()).isEqualTo(Source.WEB);
    assertThat(looks.listing().headline().price()).isEqualTo(Price.ofDecimal("129.00"));
  }

  @Test
  void cutsNamesThatAreTooLong() {
    looks.at(0, Answer.of(ITEM).named("𝒩".repeat(600)).model(1, "129.00").listing());

    assertThat(looks.listing().name()).isEqualTo("𝒩".repeat(500));
  }

  private int version() {
    return looks.items().number("SELECT version FROM listing");
  }
}

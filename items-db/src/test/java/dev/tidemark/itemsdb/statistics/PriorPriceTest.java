package dev.tidemark.itemsdb.statistics;

import static dev.tidemark.itemsdb.statistics.History.units;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriorPriceTest {
  @Test
  void isTheLowestOfTheThirtyDaysBeforeACut() {
    Statistics statistics =
        new History().at(100, 70).at(60, 100).at(20, 110).claiming(176).at(10, 88).statistics();

    // From day 40 to day 10 it was 100, then 110; the 70 of day 100 are too long ago.
    assertThat(statistics.prior()).isEqualTo(new PriorPrice(units(100), 30));
    assertThat(statistics.realDiscount()).isEqualTo(12);
    assertThat(statistics.claimedDiscount()).isEqualTo(50);
  }

  @Test
  void isThatBeforeTheFirstOfProgressiveCuts() {
    Statistics statistics =
        new History().at(60, 100).at(20, 110).at(10, 99).at(8, 95).at(5, 88).statistics();

    assertThat(statistics.prior()).isEqualTo(new PriorPrice(units(100), 30));
    assertThat(statistics.realDiscount()).isEqualTo(12);
  }

  @Test
  void startsAnewAfterARise() {
    Statistics statistics =
        new History().at(60, 200).at(40, 100).at(20, 110).at(5, 90).statistics();

    assertThat(statistics.prior()).isEqualTo(new PriorPrice(units(100), 30));
    assertThat(statistics.realDiscount()).isEqualTo(10);
  }

  @Test
  void unmasksAPriceThatWasRaisedToBeCut() {
    Statistics statistics =
        new History().at(60, 100).at(7, 150).claiming(150).at(2, 105).statistics();

    assertThat(statistics.claimedDiscount()).isEqualTo(30);
    assertThat(statistics.realDiscount()).as("dearer than it was").isEqualTo(-5);
  }

  @Test
  void countsASaleOfThreeHours() {
    Statistics statistics =
        new History().at(60, 100).at(20, 80).at(20 - 3 / 24.0, 100).at(1, 80).statistics();

    assertThat(statistics.prior()).isEqualTo(new PriorPrice(units(80), 30));
    assertThat(statistics.realDiscount()).isZero();
  }

  @Test
  void isAbsentWithoutACut() {
    assertThat(new History().at(60, 100).statistics().prior()).isNull();
    assertThat(new History().at(60, 100).at(20, 90).at(10, 95).statistics().prior()).isNull();
  }

  @Test
  void isAbsentWhenThePriceHasHeldForAQuarter() {
    assertThat(new History().at(200, 100).at(90, 90).statistics().prior()).isNotNull();
    assertThat(new History().at(200, 100).at(90.1, 90).statistics().prior()).isNull();
  }

  @Test
  void isNotAReasonForADiscountWhenItWasWatchedForAShortTime() {
    Statistics spike = new History().at(20, 500).at(20 - 1 / 24.0, 100).statistics();
    Statistics fortnight = new History().at(20, 500).at(6, 100).statistics();

    assertThat(spike.prior()).isEqualTo(new PriorPrice(units(500), 1));
    assertThat(spike.realDiscount()).isNull();
    assertThat(fortnight.prior()).isEqualTo(new PriorPrice(units(500), 14));
    assertThat(fortnight.realDiscount()).isEqualTo(80);
  }

  @Test
  void saysOnHowManyDaysWeLooked() {
    // Of the 30 days before the cut on day 5 we looked from day 35 to 30 and from day 10 on.
    Statistics statistics =
        new History().at(40, 100).afterGap(20).at(10, 120).at(5, 90).statistics();

    assertThat(statistics.prior()).isEqualTo(new PriorPrice(units(100), 11));
  }

  @Test
  void isNoPriceAtWhichNothingCouldBeBought() {
    Statistics statistics =
        new History().at(60, 100).soldOut().at(25, 60).at(20, 100).at(5, 90).statistics();

    assertThat(statistics.prior()).isEqualTo(new PriorPrice(units(100), 30));
  }
}

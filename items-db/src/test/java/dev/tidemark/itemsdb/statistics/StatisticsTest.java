package dev.tidemark.itemsdb.statistics;

import static dev.tidemark.itemsdb.statistics.History.ago;
import static dev.tidemark.itemsdb.statistics.History.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.protocol.Price;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final double THREE_HOURS = 3 / 24.0;

  @Test
  void ofAPriceThatNeverChangedAreThatPrice() {
    Statistics statistics = new History().at(61, 100).statistics();

    assertThat(statistics)
        .isEqualTo(
            new Statistics(
                61,
                0,
                new PriceStep(ago(61), units(100)),
                new PriceStep(ago(61), units(100)),
                units(100),
                null,
                null,
                null,
                0,
                units(100)));
  }

  @Test
  void weighEachPriceByHowLongItHeld() {
    // 45 days at 100, 15 at 60, 30 at 120: (4500 + 900 + 3600) / 90
    Statistics statistics = new History().at(90, 100).at(45, 60).at(30, 120).statistics();

    assertThat(statistics.average90d()).isEqualTo(units(100));
  }

  @Test
  void lookBackNinetyDaysForTheAverageAndForeverForTheLowest() {
    Statistics statistics = new History().at(400, 10).at(300, 200).at(45, 100).statistics();

    assertThat(statistics.average90d()).isEqualTo(units(150));
    assertThat(statistics.cheaperThanDays()).isEqualTo(50);
    assertThat(statistics.lowest()).isEqualTo(new PriceStep(ago(400), units(10)));
    assertThat(statistics.observedDays()).isEqualTo(400);
  }

  @Test
  void hardlyMoveForASaleOfThreeHours() {
    Statistics statistics =
        new History().at(90, 100).at(30, 60).at(30 - THREE_HOURS, 100).statistics();

    // 3 of 2,160 hours at 40 less: 100 - 40 / 720
    assertThat(statistics.average90d()).isEqualTo(new Price(10_000_000 - 5_556));
    assertThat(statistics.lowest()).isEqualTo(new PriceStep(ago(30), units(60)));
    assertThat(statistics.changes()).isEqualTo(2);
    assertThat(statistics.cheaperThanDays()).isZero();
  }

  @Test
  void neverRoundAShareUpToAlways() {
    Statistics statistics = new History().at(90, 100).at(THREE_HOURS, 60).statistics();

    assertThat(statistics.cheaperThanDays()).isEqualTo(99);
  }

  @Test
  void countNoChangeOfStockOrListPriceAsAChangeOfPrice() {
    Statistics statistics =
        new History().at(60, 100).soldOut().at(50, 100).claiming(200).at(40, 100).statistics();

    assertThat(statistics.changes()).isZero();
    assertThat(statistics.lowest()).isEqualTo(new PriceStep(ago(60), units(100)));
  }

  @Test
  void leaveOutTheTimeWhenItWasSoldOut() {
    // On sale: 5 days at 100, 1 at 50, 4 at 100; for 20 days nobody could buy it at 50.
    Statistics statistics =
        new History().at(30, 100).at(25, 50).soldOut().at(24, 50).at(4, 100).statistics();

    assertThat(statistics.average90d()).isEqualTo(units(95));
    assertThat(statistics.lowest()).isEqualTo(new PriceStep(ago(25), units(50)));
  }

  @Test
  void haveNoAverageWhenItWasSoldOutAllTheTime() {
    Statistics statistics = new History().soldOut().at(95, 100).statistics();

    assertThat(statistics.average90d()).isNull();
    assertThat(statistics.cheaperThanDays()).isNull();
    assertThat(statistics.lowest()).isNull();
    assertThat(statistics.price30dAgo()).isEqualTo(units(100));
  }

  @Test
  void leaveOutGapsOfMoreThanADay() {
    // 10 days at 100, 20 days without a look, 10 days at 120.
    Statistics statistics = new History().at(40, 100).afterGap(20).at(10, 120).statistics();

    assertThat(statistics.average90d()).isEqualTo(units(110));
  }

  @Test
  void letAPriceHoldThroughAGapOfADay() {
    Statistics statistics = new History().at(20, 100).afterGap(1).at(10, 120).statistics();

    assertThat(statistics.average90d()).isEqualTo(units(110));
  }

  @Test
  void endWhereWeStoppedLooking() {
    // 20 days at 100, then 10 of which only the first 5 were seen.
    Statistics statistics = new History().at(30, 100).at(10, 250).lastSeen(5).statistics();

    assertThat(statistics.average90d()).isEqualTo(units(130));
  }

  @Test
  void knowThePriceThirtyDaysAgo() {
    assertThat(new History().at(60, 100).at(29, 90).statistics().price30dAgo())
        .isEqualTo(units(100));
    assertThat(new History().at(60, 100).at(30, 90).statistics().price30dAgo())
        .isEqualTo(units(90));
    assertThat(new History().at(29, 90).statistics().price30dAgo()).isNull();
  }

  @Test
  void nameTheNewestOfEqualLowestPrices() {
    Statistics statistics = new History().at(60, 80).at(50, 100).at(2, 80).statistics();

    assertThat(statistics.lowest()).isEqualTo(new PriceStep(ago(2), units(80)));
    assertThat(statistics.highest()).isEqualTo(new PriceStep(ago(50), units(100)));
  }

  @Test
  void takeOnlyAListPriceAboveThePriceForAClaim() {
    assertThat(new History().claiming(150).at(20, 100).statistics().claimedDiscount())
        .isEqualTo(33);
    assertThat(new History().claiming(100).at(20, 100).statistics().claimedDiscount()).isNull();
    assertThat(new History().claiming(90).at(20, 100).statistics().claimedDiscount()).isNull();
  }

  @Test
  void surviveThePricesOfLargeNumbers() {
    // 34,500 rupiah is beyond 32 bits; 10^15 units are 10 billion of a currency.
    Price rupiah = new Price(3_450_000_000L);
    Price huge = new Price(1_000_000_000_000_000L);

    Statistics statistics = new History().at(90, 34_500).at(45, 10_000_000_000L).statistics();

    assertThat(rupiah).isEqualTo(units(34_500));
    assertThat(statistics.highest()).isEqualTo(new PriceStep(ago(45), huge));
    assertThat(statistics.average90d()).isEqualTo(new Price(500_001_725_000_000L));
  }
}

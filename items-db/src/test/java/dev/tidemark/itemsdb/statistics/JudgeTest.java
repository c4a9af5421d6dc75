package dev.tidemark.itemsdb.statistics;

import static dev.tidemark.itemsdb.statistics.History.ago;
import static dev.tidemark.itemsdb.statistics.History.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.Price;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final double AN_HOUR = 1 / 24.0;

  @Test
  void saysNothingUnderTwoWeeks() {
    assertThat(new History().at(2, 100).verdict()).isEqualTo(new Verdict.TooEarly(ago(2), 2));
    assertThat(new History().at(13.9, 100).at(9, 90).at(1, 60).verdict())
        .isEqualTo(new Verdict.TooEarly(ago(13.9), 13));
  }

  @Test
  void neverPraisesAPriceThatNeverChanged() {
    // 61 days of a look every half hour, and the first one.
    assertThat(new History().at(61, 100).verdict())
        .isEqualTo(new Verdict.NeverChanged(ago(61), 61, 61 * 48 + 1));
    assertThat(new History().at(61, 100).soldOut().at(30, 100).at(20, 100).verdict())
        .isInstanceOf(Verdict.NeverChanged.class);
  }

  @Test
  void saysNothingAfterASingleChange() {
    assertThat(new History().at(50, 100).at(20, 80).verdict())
        .isEqualTo(new Verdict.TooEarly(ago(50), 50));
    assertThat(new History().at(50, 100).at(20, 120).verdict())
        .isEqualTo(new Verdict.TooEarly(ago(50), 50));
  }

  @Test
  void callsAPriceTheLowestEverWhenItHasReallyBeenHigher() {
    assertThat(new History().at(60, 120).at(40, 110).at(2, 90).verdict())
        .isEqualTo(new Verdict.LowestEver(ago(60), 60, 97));
  }

  @Test
  void callsAPriceThatEqualsTheLowestTheLowestToo() {
    assertThat(new History().at(60, 80).at(50, 100).at(2, 80).verdict())
        .isEqualTo(new Verdict.LowestEver(ago(60), 60, 80));
  }

  @Test
  void makesNoBargainOfThePriceAfterASpike() {
    // Higher for 1 of 90 days only.
    assertThat(new History().at(90, 100).at(50, 120).at(49, 100).verdict())
        .isEqualTo(new Verdict.Usual(1, 90, new Price(10_022_222)));
    // The very first price a spike of an hour.
    assertThat(
            new History()
                .at(40, 500)
                .at(40 - AN_HOUR, 100)
                .at(20, 99)
                .at(20 - AN_HOUR, 100)
                .verdict())
        .isInstanceOf(Verdict.Usual.class);
  }

  @Test
  void callsTheLowestPriceUsualOnceItHasHeldForAQuarter() {
    assertThat(new History().at(300, 150).at(200, 120).at(100, 100).verdict())
        .isEqualTo(new Verdict.Usual(0, 90, units(100)));
  }

  @Test
  void callsAPriceGoodThatWasHigherOnThreeDaysOfFour() {
    assertThat(new History().at(80, 90).at(79, 100).at(1, 95).verdict())
        .isEqualTo(new Verdict.Good(98, 80));
    assertThat(new History().at(100, 90).at(99, 100).at(23, 95).verdict())
        .isInstanceOf(Verdict.Usual.class);
  }

  @Test
  void callsAPriceHighThatWasLowerOnThreeDaysOfFour() {
    // The sale was last seen half an hour before the next price.
    assertThat(new History().at(60, 100).at(40, 99).at(39, 100).at(1, 130).verdict())
        .isEqualTo(new Verdict.High(98, 60, units(99), ago(39).minus(History.INTERVAL)));
  }

  @Test
  void countsAFlashSaleForAsLongAsItHeld() {
    assertThat(new History().at(60, 100).at(10, 50).at(10 - 3 * AN_HOUR, 100).verdict())
        .isInstanceOf(Verdict.Usual.class);
    assertThat(new History().at(60, 50).at(10, 100).at(9, 50).at(0.1, 100).verdict())
        .isInstanceOf(Verdict.High.class);
  }

  @Test
  void hasNoWordForADifferenceUnderOnePercent() {
    assertThat(new History().at(60, 1000).at(40, 1100).at(39, 1000).at(1, 1004).verdict())
        .isInstanceOf(Verdict.Usual.class);
  }

  @Test
  void saysNothingAboutAPriceOfYesterday() {
    assertThat(new History().at(60, 120).at(40, 110).at(20, 90).lastSeen(1.04).verdict())
        .isEqualTo(new Verdict.Stale(ago(1.04), 1));
    assertThat(new History().at(61, 100).lastSeen(3.5).verdict())
        .isEqualTo(new Verdict.Stale(ago(3.5), 3));
    assertThat(new History().at(60, 120).at(40, 110).at(20, 90).lastSeen(1).verdict())
        .isInstanceOf(Verdict.LowestEver.class);
  }

  @Test
  void waitsForThreeIntervalsWhereLooksAreRare() {
    assertThat(Judge.staleAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofDays(1));
    assertThat(Judge.staleAfter(Duration.ofHours(8))).isEqualTo(Duration.ofDays(1));
    assertThat(Judge.staleAfter(Duration.ofHours(12))).isEqualTo(Duration.ofHours(36));
  }

  @Test
  void saysNothingWhenItWasSoldOutForAQuarter() {
    assertThat(new History().at(200, 100).at(150, 90).at(120, 80).soldOut().at(95, 80).verdict())
        .isInstanceOf(Verdict.TooEarly.class);
  }
}

package dev.tidemark.itemsdb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.testkit.Recordings;
import dev.tidemark.testkit.RequiresRecordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statistics of histories that were recorded in shops, against numbers that were computed from the
 * same files by a program that shares nothing with this one.
 */
@RequiresRecordings
class RecordedHistoriesTest {
  private static final String SHOPEE = "history/shopee-vn-changepoints-2021-11_2022-06.csv";

  /** The collector of these files looked every half hour. */
  private static final Duration GAP = Duration.ofMinutes(30);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # item, now, days, changes, lowest, highest, average, cheaper, prior, prior days, 30 days ago
          10664696259, 1656616200, 215,  29,  281000000000,  444000000000,  310651321502,  0,              ,   ,  444000000000
          10664696259, 1647365007, 108,  20,  281000000000,  444000000000,  363853576682, 47,              ,   ,  402000000000
          10753341705, 1651209330, 138,  44, 1999000000000, 2499000000000, 2122855135353, 99, 2089000000000, 30, 2089000000000
          10753341705, 1654150390, 172,  45, 1999000000000, 2499000000000, 2079361130899,  0,              ,   , 1999000000000
          13309490267, 1656337563, 211, 314,  265000000000,  349000000000,  290025450927, 99,  265000000000, 30,  283200000000
          13309490267, 1651141106, 151, 219,  280000000000,  349000000000,  292905807010, 44,              ,   ,  295000000000
          3391609027,  1656386169, 212, 259,    5000000000,    6200000000,    6063643017, 85,    5600000000, 30,    6200000000
          3947807313,  1639273459,  14,   9,     900000000,    1900000000,    1869045228, 97,     900000000, 15,
          4393922363,  1638294632,   3,   1,  261000000000,  302000000000,  301723518878, 99,  302000000000,  4,
          5660743161,  1641056980,  20,   9, 2589000000000, 3099000000000, 3090121127448,  0,              ,   ,
          5873954476,  1650863629, 148, 119, 2279000000000, 2899000000000, 2428363873864, 99, 2319000000000, 30, 2390000000000
          7743986580,  1656616203, 200, 201,  429000000000,  739000000000,  472674211884, 82,  429000000000, 30,  469000000000
          7743986580,  1646716841,  86,  80,  459000000000,  512000000000,  489354164871, 65,              ,   ,  485000000000
          """)
  void giveTheNumbersThatWereComputedApart(
      long item,
      long now,
      int days,
      int changes,
      long lowest,
      long highest,
      long average,
      int cheaper,
      Long prior,
      Integer priorDays,
      Long price30dAgo) {
    Statistics statistics = Statistics.of(series(item, Instant.ofEpochSecond(now)));

    assertThat(statistics.observedDays()).isEqualTo(days);
    assertThat(statistics.changes()).isEqualTo(changes);
    assertThat(Optional.ofNullable(statistics.lowest()).map(step -> step.price()))
        .contains(new Price(lowest));
    assertThat(Optional.ofNullable(statistics.highest()).map(step -> step.price()))
        .contains(new Price(highest));
    assertThat(statistics.average90d()).isEqualTo(new Price(average));
    assertThat(statistics.cheaperThanDays()).isEqualTo(cheaper);
    assertThat(statistics.prior())
        .isEqualTo(prior == null ? null : new PriorPrice(new Price(prior), priorDays));
    assertThat(statistics.price30dAgo())
        .isEqualTo(price30dAgo == null ? null : new Price(price30dAgo));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history/in-grocery-onion-daily.csv",
        "history/in-grocery-potato-daily.csv",
        "history/in-grocery-tomato-daily.csv"
      })
  void claimTheDiscountsThatTheShopPrinted(String file) {
    List<String[]> days =
        Recordings.text(file)
            .lines()
            .map(line -> line.strip().split(","))
            .filter(columns -> columns[columns.length - 1].matches("[0-9]+%"))
            .toList();

    assertThat(days).hasSizeGreaterThan(80);
    assertThat(days)
        .allSatisfy(columns -> {
          int last = columns.length - 1;
          Price list = Price.ofDecimal(columns[last - 2].strip());
          Price price = Price.ofDecimal(columns[last - 1].strip());
          assertThat(Percent.discount(price, list) + "%").isEqualTo(columns[last]);
        });
  }

  @Test
  void neverGiveAVerdictOnTwoWeeksOrLess() {
    PriceSeries series = series(4_393_922_363L, Instant.ofEpochSecond(1_638_294_632));

    assertThat(Judge.judge(series, Statistics.of(series), GAP))
        .isEqualTo(new Verdict.TooEarly(series.firstSeen(), 3));
  }

  /** What had been seen of an item by then, in the columns item, time, price, list price, stock. */
  private static PriceSeries series(long item, Instant now) {
    List<PriceChange> changes = new ArrayList<>();
    Recordings.text(SHOPEE)
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .filter(columns -> columns[0].equals(Long.toString(item)))
        .forEach(columns -> {
          Instant at = Instant.ofEpochSecond(Long.parseLong(columns[1]));
          if (!at.isAfter(now)) {
            changes.add(
                new PriceChange(
                    at,
                    new Price(Long.parseLong(columns[2])),
                    null,
                    false,
                    columns[5].equals("sold_out") ? StockState.OUT : StockState.IN,
                    changes.isEmpty() ? null : GAP));
          }
        });
    return new PriceSeries(changes, now, now);
  }
}

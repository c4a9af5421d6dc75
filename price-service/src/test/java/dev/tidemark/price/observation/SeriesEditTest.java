package dev.tidemark.price.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.price.observation.SeriesEdit.Fate;
import dev.tidemark.price.observation.SeriesEdit.Seen;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesEditTest {
  private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

  /** A series in memory, edited as the database is. */
  private static final class Stored {
    private final TreeMap<Instant, ObservedRow> rows = new TreeMap<>();
    private @Nullable ObservedRow pending;

    List<Fate> put(List<Seen> seen) {
      SeriesEdit edit = new SeriesEdit(rows.values(), pending, null);
      edit.put(seen);
      edit.deleted().forEach(rows::remove);
      edit.written().forEach(row -> rows.put(row.at(), row));
      pending = edit.doubted().orElse(null);
      return seen.stream().map(each -> edit.fate(each.index())).toList();
    }

    Fate put(Seen seen) {
      return put(List.of(seen)).getFirst();
    }

    List<String> steps() {
      return rows.values().stream()
          .map(row ->
              Duration.between(START, row.at()).toHours()
                  + "h "
                  + String.valueOf(row.offer().price())
                      .replaceAll("\\D", "")
                      .replaceAll("0{5}$", ""))
          .toList();
    }
  }

  private final Stored series = new Stored();

  @Test
  void writesARowOnlyWhereSomethingDiffers() {
    assertThat(series.put(List.of(seen(0, 0, 100), seen(1, 1, 100), seen(2, 2, 90))))
        .containsExactly(Fate.ACCEPTED, Fate.UNCHANGED, Fate.ACCEPTED);

    assertThat(series.steps()).containsExactly("0h 100", "2h 90");
  }

  @Test
  void changesNothingWhenTheSameComesAgain() {
    List<Seen> all = List.of(seen(0, 0, 100), seen(1, 1, 90), seen(2, 2, 95));
    series.put(all);

    assertThat(series.put(all)).containsOnly(Fate.UNCHANGED);
    assertThat(series.steps()).containsExactly("0h 100", "1h 90", "2h 95");
  }

  @Test
  void putsALateObservationAtItsPlaceAndDropsTheEqualOneAfterIt() {
    series.put(List.of(seen(0, 0, 100), seen(1, 10, 90)));

    assertThat(series.put(seen(0, 5, 90))).isEqualTo(Fate.ACCEPTED);

    assertThat(series.steps()).containsExactly("0h 100", "5h 90");
  }

  @Test
  void putsAnEarlierFirstObservationBeforeAll() {
    series.put(seen(0, 10, 90));

    assertThat(series.put(seen(0, 0, 90))).isEqualTo(Fate.ACCEPTED);

    assertThat(series.steps()).containsExactly("0h 90");
  }

  @Test
  void refusesAnotherPriceAtTheVerySameTime() {
    series.put(seen(0, 0, 100));

    assertThat(series.put(seen(0, 0, 101))).isEqualTo(Fate.CONTRADICTED);
    assertThat(series.steps()).containsExactly("0h 100");
  }

  @Test
  void doubtsAnImplausibleChangeUntilAnotherObservationAgrees() {
    series.put(seen(0, 0, 100));

    assertThat(series.put(seen(0, 1, 151))).isEqualTo(Fate.DOUBTED);
    assertThat(series.put(seen(0, 1, 151))).isEqualTo(Fate.DOUBTED);
    assertThat(series.steps()).containsExactly("0h 100");
    assertThat(series.put(seen(0, 2, 151))).isEqualTo(Fate.UNCHANGED);

    assertThat(series.steps()).containsExactly("0h 100", "1h 151");
  }

  @Test
  void believesAJumpBackToAPriceOfTheLastThirtyDays() {
    series.put(List.of(seen(0, 0, 100), seen(1, 1, 40), seen(2, 3, 100)));

    assertThat(series.steps()).containsExactly("0h 100", "1h 40", "3h 100");
  }

  @Test
  void countsNoReloadedPageAsASecondObservation() {
    series.put(seen(0, 0, 100));
    Instant at = START.plus(Duration.ofHours(1));

    assertThat(series.put(List.of(seen(0, at, 151, true), seen(1, at.plusSeconds(19), 151, true))))
        .containsOnly(Fate.DOUBTED);
    assertThat(series.steps()).containsExactly("0h 100");
  }

  @Test
  void takesNoRequestThatIsSentAgainForASecondObservation() {
    Instant at = START.plus(Duration.ofHours(1));
    series.put(seen(0, 0, 100));

    for (int seconds = 0; seconds < 120; seconds += 30) {
      assertThat(series.put(untimed(at.plusSeconds(seconds), 151))).isEqualTo(Fate.DOUBTED);
    }

    assertThat(series.put(untimed(at.plusSeconds(120), 151))).isEqualTo(Fate.UNCHANGED);
    assertThat(series.steps()).containsExactly("0h 100", "1h 151");
  }

  private static Seen untimed(Instant at, long price) {
    return new Seen(0, at, false, seen(0, at, price, true).offer());
  }

  @Test
  void doubtsInventedPricesAmongGenuineOnes() {
    Random random = new Random(7);
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      seen.add(seen(i, i, i % 10 == 5 ? 160 + random.nextInt(10_000) : 100 + i / 20));
    }

    List<Fate> fates = series.put(seen);

    for (int i = 0; i < 100; i++) {
      assertThat(fates.get(i) == Fate.DOUBTED).as("hour " + i).isEqualTo(i % 10 == 5);
    }
  }

  @Test
  void doubtsWhicheverOfTwoFirstObservationsComesLater() {
    series.put(seen(0, 10, 100));

    assertThat(series.put(seen(0, 0, 1000))).isEqualTo(Fate.DOUBTED);
    assertThat(series.steps()).containsExactly("10h 100");
  }

  @Test
  void keepsTheLastPriceWhileSoldOut() {
    series.put(seen(0, 0, 100));
    Seen soldOut =
        new Seen(
            0,
            START.plus(Duration.ofHours(1)),
            true,
            was -> new Offer(was.price(), null, StockState.OUT, false));

    assertThat(series.put(soldOut)).isEqualTo(Fate.ACCEPTED);

    assertThat(series.steps()).containsExactly("0h 100", "1h 100");
  }

  @Test
  void tellsTheGapSinceTheObservationBefore() {
    series.put(List.of(seen(0, 0, 100), seen(1, 5, 100), seen(2, 8, 90)));

    assertThat(series.rows.values())
        .extracting(ObservedRow::gapSeconds)
        .containsExactly(null, Duration.ofHours(3).toSeconds());
  }

  @Test
  void narrowsTheGapOfTheRowAfterALateOne() {
    series.put(List.of(seen(0, 0, 100), seen(1, 8, 90)));
    series.put(seen(0, 6, 95));

    assertThat(series.rows.lastEntry().getValue().gapSeconds())
        .isEqualTo(Duration.ofHours(2).toSeconds());
  }

  /** In whatever order and in whatever portions: once all is sent again, it is as if in order. */
  @Test
  void endsTheSameInWhateverOrderObservationsArrive() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Seen> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(seen(i, i, 100 + random.nextInt(4)));
      }
      Stored inOrder = new Stored();
      inOrder.put(all);
      List<Seen> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      Stored asTheyCame = new Stored();
      for (int from = 0; from < shuffled.size(); ) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
        asTheyCame.put(shuffled.subList(from, to));
        assertThat(neighboursThatAreEqual(asTheyCame)).as("seed " + seed).isZero();
        from = to;
      }

      asTheyCame.put(all);

      assertThat(asTheyCame.steps()).as("seed " + seed).isEqualTo(inOrder.steps());
    }
  }

  private static long neighboursThatAreEqual(Stored series) {
    List<ObservedRow> rows = List.copyOf(series.rows.values());
    long equal = 0;
    for (int i = 1; i < rows.size(); i++) {
      equal += rows.get(i).offer().equals(rows.get(i - 1).offer()) ? 1 : 0;
    }
    return equal;
  }

  private static Seen seen(int index, int hour, long price) {
    return seen(index, START.plus(Duration.ofHours(hour)), price, true);
  }

  private static Seen seen(int index, Instant at, long price, boolean inStock) {
    Offer offer =
        new Offer(
            new Price(price * Price.UNITS_PER_CURRENCY_UNIT),
            null,
            inStock ? StockState.IN : StockState.OUT,
            false);
    return new Seen(index, at, true, _ -> offer);
  }
}

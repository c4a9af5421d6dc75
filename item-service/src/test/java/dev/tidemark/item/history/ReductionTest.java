package dev.tidemark.item.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionTest {
  private record Row(long time, long price) {}

  private static final Reduction<Row> REDUCTION = new Reduction<>(Row::time, Row::price);

  @Test
  void leavesFewRowsAsTheyAre() {
    List<Row> rows = rows(50, 1);

    assertThat(REDUCTION.atMost(50, rows)).isSameAs(rows);
    assertThat(REDUCTION.atMost(2, List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 10, 101, 999})
  void keepsAtMostSoManyRowsInTheirOrder(int most) {
    List<Row> rows = rows(1000, most);

    List<Row> reduced = REDUCTION.atMost(most, rows);

    assertThat(reduced).hasSizeLessThanOrEqualTo(most);
    assertThat(rows).containsSubsequence(reduced);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 10, 100})
  void keepsTheLowestAndTheHighestOfAll(int most) {
    List<Row> rows = rows(1000, most);

    List<Row> reduced = REDUCTION.atMost(most, rows);

    assertThat(prices(reduced).min()).isEqualTo(prices(rows).min());
    assertThat(prices(reduced).max()).isEqualTo(prices(rows).max());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 60})
  void keepsTheFirstAndTheLastRow(int most) {
    List<Row> rows = rows(1000, most);

    List<Row> reduced = REDUCTION.atMost(most, rows);

    assertThat(reduced.getFirst()).isEqualTo(rows.getFirst());
    assertThat(reduced.getLast()).isEqualTo(rows.getLast());
  }

  @Test
  void keepsTheExtremesOfEachStretchOfTime() {
    // Two stretches of time: one with many rows, one with two.
    List<Row> rows =
        List.of(
            new Row(0, 50),
            new Row(1, 10),
            new Row(2, 11),
            new Row(3, 90),
            new Row(4, 12),
            new Row(90, 30),
            new Row(95, 70),
            new Row(100, 40));

    assertThat(REDUCTION.atMost(6, rows))
        .containsExactly(
            new Row(0, 50),
            new Row(1, 10),
            new Row(3, 90),
            new Row(90, 30),
            new Row(95, 70),
            new Row(100, 40));
  }

  private static LongStream prices(List<Row> rows) {
    return rows.stream().mapToLong(Row::price);
  }

  private static List<Row> rows(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> new Row(1_600_000_000_000L + i * 1_000_000L, 1 + random.nextInt(1_000_000)))
        .toList();
  }
}

package dev.tidemark.price.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.price.writing.NextLook;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final Pace pace = new Pace(Duration.ofSeconds(60), 2, new Random(1));

  @Test
  void looksAsOftenAsAllowedWhileTheBudgetIsEnough() {
    pace.items(Region.SG, 100);

    assertThat(pace.interval(Region.SG)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void spendsTheBudgetEvenlyOverManyItems() {
    pace.items(Region.SG, 7_200);

    assertThat(pace.interval(Region.SG)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void looksAtLeastOnceADay() {
    pace.items(Region.SG, 10_000_000);

    assertThat(pace.interval(Region.SG)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void drawsTheNextLookWithinATwentiethOfTheInterval() {
    pace.items(Region.SG, 7_200);

    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> pace.next(Region.SG, NOW).dueAt()))
        .allSatisfy(due ->
            assertThat(due)
                .isBetween(NOW.plus(Duration.ofMinutes(57)), NOW.plus(Duration.ofMinutes(63))))
        .doesNotHaveDuplicates();
  }

  @Test
  void neverLooksSoonerThanTheLowerBound() {
    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> pace.next(Region.SG, NOW).dueAt()))
        .allSatisfy(due -> assertThat(due).isAfterOrEqualTo(NOW.plusSeconds(60)));
    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> pace.afterFailure(0, Duration.ZERO)))
        .containsOnly(Duration.ofSeconds(60));
  }

  @Test
  void waitsLongerAfterEachFailureButNotBeyondSixHours() {
    Duration longest =
        IntStream.range(0, 1_000)
            .mapToObj(_ -> pace.afterFailure(1_000, Duration.ZERO))
            .max(Duration::compareTo)
            .orElseThrow();

    assertThat(longest).isBetween(Duration.ofHours(5), Duration.ofHours(6));
  }

  @Test
  void waitsAtLeastAsLongAsTheShopAsks() {
    assertThat(pace.afterFailure(0, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void leavesTwentySecondsBetweenTheTwoLooksAtADoubtedPrice() {
    NextLook patient = pace.next(Region.SG, NOW);
    NextLook quick = new Pace(Duration.ofSeconds(1), 2, new Random(1)).next(Region.SG, NOW);

    assertThat(patient.doubtPauses().jump()).isEqualTo(Duration.ofSeconds(60));
    assertThat(quick.doubtPauses().jump()).isEqualTo(Duration.ofSeconds(20));
  }
}

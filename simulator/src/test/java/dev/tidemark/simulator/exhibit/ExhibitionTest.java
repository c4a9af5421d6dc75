package dev.tidemark.simulator.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.Price;
import dev.tidemark.simulator.world.World;
import dev.tidemark.simulator.world.WorldConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExhibitionTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

  private static World world(long seed) {
    return new World(WorldConfig.startingAt(START).withSeed(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 77})
  void showsEverythingThatCanBeSaidAboutAPrice(long seed) {
    Instant now = START.plus(Duration.ofMinutes(3));
    World world = world(seed);

    List<Exhibit> exhibits = new Exhibition(world, now).pick(30);

    assertThat(exhibits).hasSize(30).extracting(Exhibit::item).doesNotHaveDuplicates();
    List<Course> courses =
        exhibits.stream()
            .map(exhibit -> Course.of(world, exhibit.item(), exhibit.since(), now))
            .toList();
    assertThat(courses.stream().filter(ExhibitionTest::isNew)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(courses.stream().filter(ExhibitionTest::neverChanged))
        .as("never changed")
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(courses.stream().filter(ExhibitionTest::isLowest))
        .as("lowest ever")
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(courses.stream().filter(course -> higher(course) >= 0.75 && !isLowest(course)))
        .as("low")
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(courses.stream().filter(course -> lower(course) >= 0.75))
        .as("high")
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void mostHistoriesAreEighteenMonthsLong() {
    List<Exhibit> exhibits = new Exhibition(world(1), START).pick(30);

    assertThat(exhibits)
        .filteredOn(exhibit -> exhibit.since().equals(START.minus(Exhibition.PAST)))
        .hasSizeGreaterThan(18);
  }

  @Test
  void isTheSameForTheSameWorldAndMoment() {
    assertThat(new Exhibition(world(5), START).pick(12))
        .isEqualTo(new Exhibition(world(5), START).pick(12));
  }

  private static boolean isNew(Course course) {
    return age(course).toDays() < 14;
  }

  private static boolean neverChanged(Course course) {
    return age(course).toDays() >= 14
        && course.steps().stream().allMatch(step -> step.price().equals(course.price()));
  }

  private static boolean isLowest(Course course) {
    return age(course).toDays() >= 14
        && course.steps().stream()
            .filter(Course.Step::inStock)
            .noneMatch(step -> step.price().compareTo(course.price()) < 0)
        && higher(course) >= 0.1;
  }

  private static double higher(Course course) {
    Price price = course.price();
    return course.share(Duration.ofDays(90), other -> other.compareTo(price) > 0);
  }

  private static double lower(Course course) {
    Price price = course.price();
    return course.share(Duration.ofDays(90), other -> other.compareTo(price) < 0);
  }

  private static Duration age(Course course) {
    return Duration.between(course.steps().getFirst().at(), course.now());
  }
}

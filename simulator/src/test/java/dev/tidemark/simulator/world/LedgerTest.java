package dev.tidemark.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

  private record Tag(long price, long list, boolean flash, boolean in) {}

  @Test
  void saysWhatIsTrueAtEveryMomentOfThePastAndOfFlashSales() {
    World world = new World(WorldConfig.startingAt(START));
    for (DemoItem item : world.showcase(12)) {
      compare(world, item, START.minus(Duration.ofDays(90)), START, 400);
      compare(world, item, START.minusSeconds(60), START.plus(Duration.ofHours(3)), 400);
    }
  }

  @Test
  void saysWhatIsTrueInSlotsOfTheRegionsDay() {
    World world =
        new World(WorldConfig.startingAt(START).withSpeed(1).withSessions(SessionPlan.slots()));
    for (DemoItem item : world.showcase(6)) {
      compare(world, item, START.minus(Duration.ofDays(5)), START.plus(Duration.ofDays(30)), 400);
    }
  }

  @Test
  void tellsOnlyWhatBecameDifferent() {
    World world = new World(WorldConfig.startingAt(START));
    for (DemoItem item : world.showcase(10)) {
      Map<ModelId, Tag> last = new HashMap<>();
      for (TrueChange change :
          world.changes(item, START.minus(Duration.ofDays(200)), START.plusSeconds(7_200))) {
        assertThat(last.put(change.model(), tag(change))).isNotEqualTo(tag(change));
      }
    }
  }

  @Test
  void tellsTheSameInOnePieceOrInTwo() {
    World world = new World(WorldConfig.startingAt(START));
    DemoItem item = world.showcase(6).getFirst();
    Instant from = START.minus(Duration.ofDays(100));
    Instant until = START.plusSeconds(3_000);
    List<TrueChange> whole = world.changes(item, from, until);
    Instant middle = whole.get(whole.size() / 2).at();

    List<TrueChange> first = world.changes(item, from, middle);
    List<TrueChange> second = world.changes(item, middle, until);

    assertThat(first).isEqualTo(whole.subList(0, first.size()));
    assertThat(second).isEqualTo(whole.subList(first.size(), whole.size()));
  }

  @Test
  void isEmptyForAnEmptySpan() {
    World world = new World(WorldConfig.startingAt(START));

    assertThat(world.changes(world.item(0), START, START)).isEmpty();
    assertThat(world.changes(world.item(0), START, START.minusSeconds(1))).isEmpty();
  }

  /** Looks at random moments and at every change, and a millisecond before it. */
  private static void compare(World world, DemoItem item, Instant from, Instant until, int looks) {
    List<TrueChange> changes = world.changes(item, from, until);
    Random random = new Random(item.index());
    for (int look = 0; look < looks; look++) {
      Instant at = from.plusMillis(random.nextLong(Duration.between(from, until).toMillis()));
      if (look % 2 == 0 && !changes.isEmpty()) {
        at = changes.get(random.nextInt(changes.size())).at().minusMillis(look / 2 % 2);
      }
      Truth truth = world.truth(item, at);
      assertSame(latest(changes, ModelId.HEADLINE, at), headline(truth), at);
      for (ModelTruth model : truth.models()) {
        assertSame(latest(changes, model.model().id(), at), tag(model), at);
      }
    }
  }

  private static void assertSame(@Nullable TrueChange told, Tag truth, Instant at) {
    if (told != null) {
      assertThat(tag(told)).as("at %s", at).isEqualTo(truth);
    }
  }

  private static @Nullable TrueChange latest(List<TrueChange> changes, ModelId model, Instant at) {
    TrueChange latest = null;
    for (TrueChange change : changes) {
      if (change.model().equals(model) && !change.at().isAfter(at)) {
        latest = change;
      }
    }
    return latest;
  }

  private static Tag headline(Truth truth) {
    return new Tag(
        truth.price().units(),
        truth.listPrice() == null ? 0 : truth.listPrice().units(),
        truth.flashSale(),
        truth.inStock());
  }

  private static Tag tag(ModelTruth model) {
    return new Tag(
        model.price().units(),
        model.listPrice() == null ? 0 : model.listPrice().units(),
        model.flashSale(),
        model.inStock());
  }

  private static Tag tag(TrueChange change) {
    return new Tag(
        change.price().units(),
        change.listPrice() == null ? 0 : change.listPrice().units(),
        change.flashSale(),
        change.stock() == dev.tidemark.protocol.StockState.IN);
  }
}

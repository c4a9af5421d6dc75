package dev.tidemark.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlashSessionsTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final World world = new World(WorldConfig.startingAt(START));

  @Test
  void beginsEveryFiveMinutesAndLastsThree() {
    List<FlashSession> sessions = world.sessions(START, START.plus(Duration.ofMinutes(20)));

    assertThat(sessions)
        .extracting(FlashSession::start)
        .containsExactly(
            START.plusSeconds(120),
            START.plusSeconds(420),
            START.plusSeconds(720),
            START.plusSeconds(1_020));
    assertThat(sessions)
        .allMatch(session ->
            Duration.between(session.start(), session.end()).equals(Duration.ofMinutes(3)));
  }

  @Test
  void announcesTheNextTwo() {
    Instant during = START.plusSeconds(200);

    assertThat(world.runningSession(during).orElseThrow().start())
        .isEqualTo(START.plusSeconds(120));
    assertThat(world.announcedSessions(during))
        .extracting(FlashSession::start)
        .containsExactly(START.plusSeconds(420), START.plusSeconds(720));
    assertThat(world.runningSession(START.plusSeconds(300))).isEmpty();
  }

  @Test
  void findsEverySessionByItsNumber() {
    for (FlashSession session :
        world.sessions(START.minus(Duration.ofDays(10)), START.plus(Duration.ofHours(5)))) {
      assertThat(world.findSession(session.promotionId())).contains(session);
    }
  }

  @Test
  void heldItsPastSessionsInTheSlotsOfTheRegionsDay() {
    List<FlashSession> past = world.sessions(START.minus(Duration.ofDays(3)), START);

    assertThat(past).hasSizeBetween(11, 13);
    assertThat(past)
        .allMatch(session -> !session.end().isAfter(START))
        .extracting(session -> LocalTime.ofInstant(session.start(), world.config().region().zone()))
        .containsOnly(
            LocalTime.MIDNIGHT, LocalTime.of(12, 0), LocalTime.of(18, 0), LocalTime.of(21, 0));
  }

  @Test
  void givesEachSessionItsOwnSixtyItemsAndEachItemItsTurn() {
    Set<Integer> seen = new HashSet<>();
    for (FlashSession session : world.sessions(START, START.plus(Duration.ofMinutes(165)))) {
      List<DemoItem> items = world.itemsOf(session);
      assertThat(items).hasSize(60).doesNotHaveDuplicates();
      items.forEach(item -> assertThat(seen.add(item.index())).isTrue());
      items.forEach(item -> assertThat(world.flash(item, session, session.start())).isPresent());
    }
    assertThat(seen).hasSizeGreaterThan(1_900);
  }

  @Test
  void sellsForLessAndGoesBackAfterwards() {
    World slow =
        new World(
            WorldConfig.startingAt(START)
                .withSpeed(1)
                .withSessions(
                    SessionPlan.DEFAULT.rhythm(Duration.ofMinutes(5), Duration.ofMinutes(3))));
    FlashSession session = slow.sessions(START, START.plusSeconds(300)).getFirst();
    int back = 0;
    for (DemoItem item : slow.itemsOf(session)) {
      Truth before = slow.truth(item, session.start().minusMillis(1));
      Truth during = slow.truth(item, session.start());
      Truth after = slow.truth(item, session.end());
      assertThat(during.flashSale()).isTrue();
      assertThat(during.models().getFirst().price()).isLessThan(before.models().getFirst().price());
      assertThat(after.flashSale()).isFalse();
      back += after.price().equals(before.price()) ? 1 : 0;
    }
    assertThat(back).isGreaterThanOrEqualTo(58);
  }

  @Test
  void sellsOutOneItemInTenBeforeTheEnd() {
    int items = 0;
    int soldOut = 0;
    for (FlashSession session : world.sessions(START, START.plus(Duration.ofMinutes(100)))) {
      for (DemoItem item : world.itemsOf(session)) {
        items++;
        FlashTruth end = world.flash(item, session, session.end().minusMillis(1)).orElseThrow();
        assertThat(end.left() == 0).isEqualTo(end.sellsOut());
        if (end.sellsOut()) {
          soldOut++;
          assertThat(world.truth(item, end.soldOutAt()).flashSale()).isFalse();
          assertThat(
                  world.flash(item, session, end.soldOutAt().minusMillis(1)).orElseThrow().left())
              .isPositive();
        }
      }
    }
    assertThat(100.0 * soldOut / items).isBetween(7.0, 13.0);
  }

  @Test
  void drainsItsStockAndNowAndThenGetsSomeBack() {
    FlashSession session = world.sessions(START, START.plusSeconds(300)).getFirst();
    int rises = 0;
    for (DemoItem item : world.itemsOf(session)) {
      int last = Integer.MAX_VALUE;
      for (Instant at = session.start(); at.isBefore(session.end()); at = at.plusSeconds(1)) {
        FlashTruth flash = world.flash(item, session, at).orElseThrow();
        assertThat(flash.left()).isBetween(0, flash.allocated());
        rises += flash.left() > last ? 1 : 0;
        last = flash.left();
      }
      assertThat(last)
          .isLessThan(world.flash(item, session, session.start()).orElseThrow().allocated());
    }
    assertThat(rises).isPositive();
  }

  @Test
  void hidesDigitsOfThePriceBeforeTheStart() {
    FlashSession session = world.announcedSessions(START).getFirst();

    for (DemoItem item : world.itemsOf(session)) {
      FlashTruth flash = world.flash(item, session, START).orElseThrow();
      assertThat(flash.hiddenPrice()).contains("?").matches("[0-9?.,]+");
      assertThat(world.truth(item, START).upcoming()).isEqualTo(flash);
    }
  }

  @Test
  void leavesSomeVariationsOut() {
    FlashSession session = world.announcedSessions(START).getFirst();

    assertThat(world.itemsOf(session))
        .anyMatch(item ->
            world.flash(item, session, START).orElseThrow().models().size() < item.models().size());
  }
}

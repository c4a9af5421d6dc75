package dev.tidemark.price.flashsale;

import static dev.tidemark.price.flashsale.Following.END;
import static dev.tidemark.price.flashsale.Following.START;
import static dev.tidemark.price.flashsale.Following.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.SessionItem;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.Refusal;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.user.v1.ItemChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FollowingIT {
  private static final Instant BEGUN = START.plusSeconds(2);

  @AutoClose private final Following th = new Following();

  @Test
  void tracksEveryItemOfAnAnnouncedSessionWithItsMaskAsText() {
    FlashSession noon = th.announceNoon();
    for (int i = 1; i <= 30; i++) {
      th.shop.hide(noon, item(i), "1,??9");
    }

    th.follow();

    assertThat(th.shop.questions())
        .containsExactly(
            "sessions", "list 77", "offers 77 of 12", "offers 77 of 12", "offers 77 of 6");
    assertThat(th.items.number("SELECT COUNT(*) FROM listing WHERE origin = 2 AND watched = 0"))
        .isEqualTo(30);
    assertThat(th.items.number("SELECT COUNT(DISTINCT due_at) FROM poll_state")).isEqualTo(30);
    assertThat(th.offer(noon, item(3)).hiddenPrice()).isEqualTo("1,??9");
    assertThat(th.offer(noon, item(3)).flashPrice()).isNull();
    assertThat(th.items.countChanges()).isZero();
    assertThat(th.session(noon).items()).isEqualTo(30);
  }

  @Test
  void asksNothingTwice() {
    FlashSession noon = th.announceNoon();
    th.shop.hide(noon, item(1), "?9");
    th.follow();
    var _ = th.shop.questions();

    th.follow();
    th.restart();
    th.follow();

    assertThat(th.shop.questions()).isEmpty();
  }

  @Test
  void writesTheFlashPriceTwoSecondsAfterTheStartIntoTheItemsOwnSeries() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.hide(noon, kettle, "?9");
    th.follow();

    th.shop.sell(noon, kettle, "99.00");
    th.at(BEGUN);

    assertThat(th.prices(kettle)).containsExactly("129.00", "99.00 f");
    PriceChange flash = th.items.changes(kettle).getLast();
    assertThat(flash.at()).isEqualTo(BEGUN);
    assertThat(flash.gap()).isEqualTo(Duration.ofHours(4).plusSeconds(2));
    assertThat(th.items.listing(kettle).headline().flashSale()).isTrue();
    assertThat(th.offer(noon, kettle).hiddenPrice()).isNull();
    assertThat(th.items.dueAt(kettle)).isEqualTo(BEGUN);
    assertThat(
            th.metrics
                .get("tidemark_flash_boundary_delay")
                .tag("boundary", "start")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void asksFirstAboutWhatMostPeopleWatch() {
    FlashSession noon = th.announceNoon();
    for (int i = 1; i <= 30; i++) {
      th.shop.hide(noon, th.watched(i, "129.00"), "?9");
    }
    th.follow();
    th.items.execute(
        "UPDATE poll_state SET weight = 5 WHERE listing_id = " + item(29).listing().value());
    th.items.execute(
        "UPDATE poll_state SET weight = 9 WHERE listing_id = " + item(30).listing().value());

    th.at(BEGUN.minusSeconds(1));

    FlashSale session = th.session(noon);
    assertThat(th.book().items(session))
        .extracting(SessionItem::listing)
        .startsWith(item(30).listing(), item(29).listing(), item(1).listing());
  }

  @Test
  void writesNothingForAPriceThatStaysTheSame() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();
    for (int minutes = 0; minutes < 120; minutes++) {
      th.at(BEGUN.plus(Duration.ofMinutes(minutes)));
    }

    assertThat(th.prices(kettle)).containsExactly("129.00", "99.00 f");
  }

  @Test
  void followsAPriceThatMovesWithinTheSession() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();
    th.at(BEGUN);

    th.shop.sell(noon, kettle, "89.00");
    th.at(BEGUN.plus(Duration.ofMinutes(10)));

    assertThat(th.prices(kettle)).containsExactly("129.00", "99.00 f", "89.00 f");
    assertThat(th.items.changes(kettle).getLast().gap()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void wantsASecondLookAtAPriceTooGoodToBeTrue() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "9.00");
    th.follow();
    th.at(BEGUN);

    assertThat(th.prices(kettle)).containsExactly("129.00");
    assertThat(th.items.listing(kettle).state()).isEqualTo(ItemState.CHECKING);
    th.at(BEGUN.plus(Duration.ofMinutes(10)));

    assertThat(th.prices(kettle)).containsExactly("129.00", "9.00 f");
    assertThat(th.items.changes(kettle).getLast().at()).isEqualTo(BEGUN);
  }

  @Test
  void keepsTheCheaperModelThatIsNotInTheSale() {
    ItemKey kettle = th.watched(1, "50.00");
    th.items.execute(
        """
        INSERT INTO model (listing_id, model_id, position, name, price, stock)
        VALUES (%1$d, 1, 0, 'Small', 5000000, 1), (%1$d, 2, 1, 'Large', 12900000, 1)
        """
            .formatted(kettle.listing().value()));
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();

    th.at(BEGUN);

    assertThat(th.prices(kettle)).containsExactly("50.00");
  }

  @Test
  void neverMixesInWhatAnotherSourceHasSeen() {
    ItemKey kettle = th.watched(1, "129.00");
    th.items.execute("UPDATE listing SET source = 1");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();

    th.at(BEGUN);

    assertThat(th.prices(kettle)).containsExactly("129.00");
    assertThat(th.offer(noon, kettle).flashPrice()).isNotNull();
    assertThat(th.items.dueAt(kettle)).isEqualTo(BEGUN);
  }

  @Test
  void closesWhatIsSoldOutAndLooksAtItAtOnce() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();
    th.at(BEGUN);
    th.items.execute("UPDATE poll_state SET due_at = 9999999999999");

    Instant soldOut = BEGUN.plus(Duration.ofMinutes(10));
    th.shop.sellOut(noon, kettle, "99.00");
    th.at(soldOut);

    assertThat(th.offer(noon, kettle).soldOut()).isTrue();
    assertThat(th.offer(noon, kettle).soldOutAt()).isEqualTo(soldOut);
    assertThat(th.session(noon).soldOut()).isEqualTo(1);
    assertThat(th.session(noon).endAt()).isEqualTo(END);
    assertThat(th.items.dueAt(kettle)).isEqualTo(soldOut);
    assertThat(th.prices(kettle)).containsExactly("129.00", "99.00 f");

    th.shop.sell(noon, kettle, "99.00");
    th.at(soldOut.plus(Duration.ofMinutes(10)));
    assertThat(th.offer(noon, kettle).soldOut()).isFalse();
    assertThat(th.offer(noon, kettle).soldOutAt()).isNull();
  }

  @Test
  void looksAtWatchedItemsAtTheEndAndAtTheOthersOneAfterTheOther() {
    ItemKey kettle = th.watched(99, "129.00");
    FlashSession noon = th.announceNoon();
    for (int i = 1; i <= 5; i++) {
      th.shop.sell(noon, item(i), "10.00");
    }
    th.shop.sell(noon, kettle, "99.00");
    th.follow();
    th.at(BEGUN);
    th.items.execute("UPDATE poll_state SET due_at = 9999999999999");

    th.at(END.plusSeconds(2));

    assertThat(th.items.dueAt(kettle)).isEqualTo(END.plusSeconds(2));
    assertThat(th.items.dueAt(item(1))).isEqualTo(END.plusSeconds(2));
    assertThat(th.items.dueAt(item(2))).isEqualTo(END.plusSeconds(3));
    assertThat(th.items.dueAt(item(5))).isEqualTo(END.plusSeconds(6));
    assertThat(th.session(noon).phase()).isEqualTo(FlashSale.Phase.ENDED);
  }

  @Test
  void letsWhatNobodyWatchesRestAfterItsLastSession() {
    ItemKey kettle = th.watched(99, "129.00");
    FlashSession noon = th.announceNoon();
    FlashSession evening =
        th.shop.announce(
            Following.REGION, 78, END.plus(Duration.ofHours(1)), END.plus(Duration.ofHours(2)));
    th.shop.sell(noon, kettle, "99.00");
    th.shop.sell(noon, item(1), "10.00");
    th.shop.sell(noon, item(2), "10.00");
    th.shop.hide(evening, item(2), "1?");
    th.follow();
    assertThat(th.weights()).isEqualTo("1: 1, 2: 1, 99: 1");

    th.at(END.plusSeconds(2));
    assertThat(th.weights()).as("item 2 is in another").isEqualTo("1: 0, 2: 1, 99: 1");

    th.at(END.plus(Duration.ofHours(2)).plusSeconds(2));
    assertThat(th.weights()).isEqualTo("1: 0, 2: 0, 99: 1");

    Instant midnight = END.plus(Duration.ofHours(10));
    FlashSession next =
        th.shop.announce(Following.REGION, 79, midnight, midnight.plus(Duration.ofHours(2)));
    th.shop.sell(next, item(1), "9.00");
    th.at(midnight.minusSeconds(60));
    th.at(midnight.plusSeconds(2));
    assertThat(th.weights()).isEqualTo("1: 1, 2: 0, 99: 1");
  }

  @Test
  void countsWhatWasExpectedOfSessionsAndWhatWasSeen() {
    FlashSession noon = th.announceNoon();
    FlashSession evening =
        th.shop.announce(
            Following.REGION, 78, END.plus(Duration.ofHours(1)), END.plus(Duration.ofHours(2)));
    for (int i = 1; i <= 5; i++) {
      th.shop.sell(noon, item(i), "10.00");
      th.shop.sell(evening, item(i), "9.00");
    }
    th.follow();
    th.at(BEGUN);
    th.at(END.plusSeconds(2));

    th.at(END.plus(Duration.ofHours(2)).plusSeconds(2));

    assertThat(counted("tidemark_flash_ended_sessions", "whole")).isEqualTo(1);
    assertThat(counted("tidemark_flash_ended_sessions", "missed")).isEqualTo(1);
    assertThat(counted("tidemark_flash_ended_items", "seen")).isEqualTo(5);
    assertThat(counted("tidemark_flash_ended_items", "unseen")).isEqualTo(5);
  }

  private double counted(String name, String result) {
    return th.metrics.get(name).tag("result", result).counter().count();
  }

  @Test
  void goesOnWhileTheListOfSessionsIsEmpty() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();

    th.shop.listsNothing(true);
    th.at(START.minusSeconds(60));
    th.at(BEGUN);
    th.at(END.plusSeconds(2));

    assertThat(th.prices(kettle)).containsExactly("129.00", "99.00 f");
    assertThat(th.session(noon).phase()).isEqualTo(FlashSale.Phase.ENDED);
  }

  @Test
  void followsASessionThatIsMovedAndRenamed() {
    FlashSession noon = th.announceNoon();
    th.shop.hide(noon, item(1), "?9");
    th.follow();
    th.at(BEGUN);
    assertThat(th.session(noon).phase()).isEqualTo(FlashSale.Phase.BEGUN);

    th.shop.announce(Following.REGION, 77, START.plus(Duration.ofHours(1)), END);
    th.at(BEGUN.plusSeconds(60));

    assertThat(th.session(noon).startAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(th.session(noon).phase()).isEqualTo(FlashSale.Phase.ANNOUNCED);
    th.shop.sell(noon, item(1), "10.00");
    th.at(BEGUN.plus(Duration.ofHours(1)));
    assertThat(th.prices(item(1))).containsExactly("10.00 f");
  }

  @Test
  void forgetsASessionThatIsWithdrawnBeforeItBegins() {
    FlashSession noon = th.announceNoon();
    th.shop.hide(noon, item(1), "?9");
    th.follow();

    th.shop.withdraw(noon);
    th.at(START.minus(Duration.ofHours(1)));

    assertThat(th.open()).isEmpty();
    assertThat(th.items.number("SELECT COUNT(*) FROM flash_item")).isZero();
    assertThat(th.items.number("SELECT COUNT(*) FROM listing")).isEqualTo(1);
  }

  @Test
  void endsASessionThatTheShopBreaksOff() {
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, item(1), "10.00");
    th.follow();
    th.at(BEGUN);

    th.shop.withdraw(noon);
    Instant later = BEGUN.plus(Duration.ofMinutes(10));
    th.at(later);
    th.at(later.plusSeconds(2));

    assertThat(th.session(noon).endAt()).isEqualTo(later);
    assertThat(th.session(noon).phase()).isEqualTo(FlashSale.Phase.ENDED);
    assertThat(th.items.dueAt(item(1))).isBeforeOrEqualTo(later.plusSeconds(2));
  }

  @Test
  void dealsWithBoundariesThatPassedWhileNobodyFollowed() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "99.00");
    th.follow();

    th.restart();
    th.at(END.plus(Duration.ofMinutes(20)));

    assertThat(th.session(noon).phase()).isEqualTo(FlashSale.Phase.ENDED);
    assertThat(th.items.dueAt(kettle)).isBeforeOrEqualTo(END.plus(Duration.ofMinutes(20)));
    assertThat(th.prices(kettle)).containsExactly("129.00");
  }

  @Test
  void announcesTheStartToItemsThatSomebodyWatches() {
    ItemKey kettle = th.watched(1, "129.00");
    ItemKey pan = item(2);
    FlashSession noon = th.announceNoon();
    th.shop.hide(noon, kettle, "9?");
    th.shop.hide(noon, pan, "1?");

    th.follow();
    th.follow();

    assertThat(th.items.dueAt(kettle)).isEqualTo(START.plusSeconds(2));
    assertThat(th.items.dueAt(pan)).isNotEqualTo(START.plusSeconds(2));
  }

  @Test
  void tellsThoseWhoWatchAnItemOnceThatASaleWillHaveIt() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.hide(noon, kettle, "9?");
    th.shop.hide(noon, item(2), "1?");

    th.follow();
    th.restart();
    th.follow();

    ItemChange told = th.told(kettle).getFirst();
    assertThat(th.told(kettle)).hasSize(1);
    assertThat(told.getAnnouncedSale().getStartsAtMs()).isEqualTo(START.toEpochMilli());
    assertThat(told.getAnnouncedSale().getEndsAtMs()).isEqualTo(END.toEpochMilli());
    assertThat(told.getName()).isEqualTo("Known");
    assertThat(told.getSeriesList()).isEmpty();
    assertThat(th.told(item(2))).isEmpty();
  }

  @Test
  void announcesNothingOfASessionThatRunsAlready() {
    ItemKey kettle = th.watched(1, "129.00");
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, kettle, "129.00");

    th.at(BEGUN);

    assertThat(th.told(kettle)).noneMatch(ItemChange::hasAnnouncedSale);
  }

  @Test
  void writesNothingByTheRightOfAnOwnerThatLostTheBucket() {
    FlashSession noon = th.announceNoon();
    th.shop.sell(noon, item(1), "10.00");
    Lease held = th.lease();

    th.followWith(new Lease(held.bucket(), "price-of-another", held.fence() - 1));

    assertThat(th.items.number("SELECT COUNT(*) FROM flash_session")).isZero();
    assertThat(th.items.number("SELECT COUNT(*) FROM flash_region")).isZero();
  }

  @Test
  void leavesAShopAloneThatWantsTo() {
    th.shop.failWith(
        new PriceCheck.Blocked(PriceCheck.BlockReason.TOO_MANY_REQUESTS, Duration.ofMinutes(5)));
    th.follow();
    assertThat(th.shop.questions()).containsExactly("sessions");

    th.at(th.clock.instant().plus(Duration.ofMinutes(4)));
    assertThat(th.shop.questions()).isEmpty();
    assertThat(th.problem()).isEqualTo("blocked");

    th.shop.failWith(null);
    th.at(th.clock.instant().plus(Duration.ofMinutes(2)));
    assertThat(th.shop.questions()).containsExactly("sessions");
    assertThat(th.problem()).isEmpty();
  }

  @Test
  void remembersARefusedAnswerAgainstTheSource() {
    th.items.execute(
        """
        INSERT INTO connector (region, source, state, since, detail, seen_at)
        VALUES (4, 2, 'ok', 0, '', 0)
        """);
    th.shop.failWith(new PriceCheck.Refused(Set.of(Refusal.GRANULARITY)));

    th.follow();

    assertThat(th.items.number("SELECT COUNT(*) FROM connector WHERE suspect_until > 0"))
        .isEqualTo(1);
  }
}

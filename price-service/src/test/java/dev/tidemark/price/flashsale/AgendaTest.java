package dev.tidemark.price.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.SessionItem;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked when, without a shop and without a database. */
class AgendaTest {
  private static final Instant START = Instant.parse("2026-11-11T12:00:00Z");
  private static final int BATCH = 12;

  private Duration length = Duration.ofHours(3);
  private @Nullable Instant sessionsListedAt = START.minusSeconds(60);
  private @Nullable Instant itemsListedAt = START.minusSeconds(7_200);
  private List<SessionItem> items = items(30, START.minusSeconds(60));

  @Test
  void asksForTheListOfANewSessionAtOnce() {
    itemsListedAt = null;
    items = List.of();

    assertThat(at(Duration.ofHours(-2))).containsInstanceOf(Question.Items.class);
  }

  @Test
  void asksForEveryOfferTwoSecondsAfterTheStartWatchedItemsFirst() {
    items = new ArrayList<>(items);
    items.addFirst(item(99, true, START.minusSeconds(60)));

    assertThat(at(Duration.ofMillis(1_999))).isEmpty();
    assertThat(at(Duration.ofSeconds(2)))
        .hasValueSatisfying(question -> {
          Question.Offers offers = (Question.Offers) question;
          assertThat(offers.items()).hasSize(BATCH).first().isEqualTo(listing(99));
        });
  }

  @Test
  void asksForTheOffersOfTheStartBeforeAnythingElse() {
    sessionsListedAt = null;
    itemsListedAt = null;

    assertThat(at(Duration.ofSeconds(2))).containsInstanceOf(Question.Offers.class);
  }

  @Test
  void listsTheItemsOnceMoreAtTheStart() {
    items = items(30, START.plusSeconds(3));

    assertThat(at(Duration.ofSeconds(4))).containsInstanceOf(Question.Items.class);
    itemsListedAt = START.plusSeconds(4);
    assertThat(at(Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void asksForTheSessionsAMinuteAfterEachBorder() {
    sessionsListedAt = START.minusSeconds(30);
    settle();

    assertThat(at(Duration.ofSeconds(59))).isEmpty();
    assertThat(at(Duration.ofSeconds(60))).contains(new Question.Sessions());
    sessionsListedAt = START.plusSeconds(61);
    assertThat(at(Duration.ofSeconds(62))).isEmpty();
  }

  @Test
  void asksForTheSessionsEveryTenMinutesWithAJitterOfTwentySeconds() {
    sessionsListedAt = START.minus(Duration.ofHours(1));
    itemsListedAt = START.minus(Duration.ofHours(2));

    Duration ten = Duration.ofMinutes(-50);
    assertThat(sessionsDue(ten.minusSeconds(1), 0)).isFalse();
    assertThat(sessionsDue(ten, 0)).isTrue();
    assertThat(sessionsDue(ten.minusSeconds(20), -1)).isTrue();
    assertThat(sessionsDue(ten.plusSeconds(19), 1)).isFalse();
    assertThat(sessionsDue(ten.plusSeconds(20), 1)).isTrue();
  }

  @Test
  void asksForEveryOfferOnceMoreBeforeTheEnd() {
    settle();
    items = items(30, START.plus(length).minusSeconds(130));
    itemsListedAt = START.plus(length);
    sessionsListedAt = START.plus(length);

    assertThat(at(length.minusSeconds(121))).isEmpty();
    assertThat(at(length.minusSeconds(120))).containsInstanceOf(Question.Offers.class);
    items = items(30, START.plus(length).minusSeconds(119));
    assertThat(at(length.minusSeconds(1))).isEmpty();
  }

  @Test
  void sweepsARunningSessionAgainAndAgain() {
    settle();
    Duration later = Duration.ofMinutes(15).plusSeconds(2);
    itemsListedAt = START.plus(later);
    sessionsListedAt = START.plus(later);

    assertThat(at(later.minusSeconds(1))).isEmpty();
    assertThat(at(later)).containsInstanceOf(Question.Offers.class);
  }

  @Test
  void sweepsNoMoreThanAQuarterOfTheBudgetAllows() {
    Timing timing = Timing.of(Duration.ofHours(3), 600, 2);

    assertThat(timing.sweep()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void followsASessionOfMinutesInAsManySteps() {
    Timing timing = Timing.of(Duration.ofMinutes(5), 2, 20);

    assertThat(timing.sessions()).isEqualTo(Duration.ofSeconds(50));
    assertThat(timing.afterBorder()).isEqualTo(Duration.ofSeconds(15));
    assertThat(timing.items()).isEqualTo(Duration.ofMillis(12_500));
    assertThat(timing.sweep()).isEqualTo(Duration.ofSeconds(25));
    assertThat(timing.last()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void neverEndsItsLastRoundBeforeItsFirst() {
    for (int seconds : new int[] {1, 3, 10, 60, 600, 43_200}) {
      length = Duration.ofSeconds(seconds);
      SessionAgenda agenda = agenda(Duration.ofSeconds(2));

      assertThat(agenda.due()).as("%s s", seconds).hasSize(30);
    }
  }

  /** As it is shortly after the start: all has been asked. */
  private void settle() {
    items = items(30, START.plusSeconds(5));
    itemsListedAt = START.plusSeconds(5);
  }

  private boolean sessionsDue(Duration sinceStart, double jitter) {
    items = items(30, START);
    return next(sinceStart, jitter).filter(Question.Sessions.class::isInstance).isPresent();
  }

  private Optional<Question> at(Duration sinceStart) {
    return next(sinceStart, 0);
  }

  private Optional<Question> next(Duration sinceStart, double jitter) {
    return new RegionAgenda(
            List.of(agenda(sinceStart)), sessionsListedAt, jitter, START.plus(sinceStart))
        .next(BATCH, _ -> true);
  }

  private SessionAgenda agenda(Duration sinceStart) {
    FlashSale session =
        new FlashSale(
            Region.TH,
            new FlashSessionId(1),
            Source.WEB,
            "Noon",
            START,
            START.plus(length),
            itemsListedAt,
            FlashSale.Phase.ANNOUNCED,
            items.size(),
            0,
            1);
    return new SessionAgenda(session, items, Timing.of(length, 3, 2), START.plus(sinceStart));
  }

  private static List<SessionItem> items(int count, Instant askedAt) {
    List<SessionItem> items = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      items.add(item(i, false, askedAt));
    }
    return items;
  }

  private static SessionItem item(long id, boolean watched, Instant askedAt) {
    return new SessionItem(listing(id), true, watched, false, false, askedAt);
  }

  private static ListingId listing(long id) {
    return ListingId.of(Region.TH, new ItemId(id));
  }

  @Test
  void keepsQuietAboutWhatFailedAMomentAgo() {
    assertThat(
            new RegionAgenda(List.of(agenda(Duration.ofSeconds(2))), null, 0, START.plusSeconds(2))
                .next(BATCH, question -> !Set.of("offers").contains(question.code())))
        .contains(new Question.Sessions());
  }
}

package dev.tidemark.price.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.FirstLook;
import dev.tidemark.price.ManualClock;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeliefTest {
  private static final Duration PAUSE = Duration.ofSeconds(20);
  private static final Duration NEXT_LOOK = Duration.ofSeconds(1);
  private static final DoubtPauses PAUSES = new DoubtPauses(PAUSE, NEXT_LOOK);
  private static final ModelId MODEL = new ModelId(1);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T10:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "100.00, 150.00, false",
    "100.00, 150.01, true",
    "100.00, 30.00, false",
    "100.00, 29.99, true",
    "92233720368547.00, 1.00, true"
  })
  void doubtsRisesAboveHalfAndFallsBelowThreeTenths(String was, String is, boolean doubted) {
    assertThat(Doubt.of(move(was, is), false).isPresent()).isEqualTo(doubted);
  }

  @Test
  void believesAFirstPriceOfASourceThatIsNotSuspect() {
    assertThat(weigh(move(null, "129.00"), null, false)).isEqualTo(new Belief.Believed());
  }

  @Test
  void doubtsAFirstPriceOfASuspectSource() {
    assertThat(weigh(move(null, "129.00"), null, true))
        .isInstanceOfSatisfying(
            Belief.Doubted.class,
            doubted -> {
              assertThat(doubted.first().reason()).isEqualTo("suspect-source");
              assertThat(doubted.dueAt()).isEqualTo(clock.instant().plus(NEXT_LOOK));
            });
  }

  @Test
  void aJumpOfASuspectSourceWaitsAsLongAsAnyJump() {
    assertThat(weigh(move("100.00", "20.00"), null, true))
        .isInstanceOfSatisfying(
            Belief.Doubted.class,
            doubted -> assertThat(doubted.dueAt()).isEqualTo(clock.instant().plus(PAUSE)));
  }

  @Test
  void believesWhateverASuspectSourceLeavesUnchanged() {
    assertThat(weigh(move("129.00", "129.00"), null, true)).isEqualTo(new Belief.Believed());
  }

  @Test
  void confirmsASecondLookThatAgreesWithTheTimeOfTheFirst() {
    Instant firstAt = clock.instant();
    FirstLook first = doubted(move("100.00", "20.00"));
    clock.advance(PAUSE);

    assertThat(weigh(move("100.00", "20.00"), first, false))
        .isEqualTo(new Belief.Confirmed(Set.of(MODEL), firstAt));
  }

  @Test
  void waitsOnWhenTheSecondLookComesTooSoon() {
    FirstLook first = doubted(move("100.00", "20.00"));
    Instant dueAt = clock.instant().plus(PAUSE);
    clock.advance(PAUSE.minusMillis(1));

    assertThat(weigh(move("100.00", "20.00"), first, false))
        .isEqualTo(new Belief.Doubted(first, dueAt));
  }

  @Test
  void startsAfreshWhenTheSecondLookDisagrees() {
    FirstLook first = doubted(move("100.00", "20.00"));
    clock.advance(PAUSE);

    assertThat(weigh(move("100.00", "21.00"), first, false))
        .isInstanceOfSatisfying(
            Belief.Doubted.class,
            doubted -> assertThat(doubted.first().firstAt()).isEqualTo(clock.instant()));
  }

  @Test
  void doubtsTheWholeAnswerForOneModel() {
    Move calm = new Move(ModelId.HEADLINE, offer("100.00"), offer("100.00"));

    Belief belief =
        Belief.of(List.of(calm, move("100.00", "200.00")), null, false, clock.instant(), PAUSES);

    assertThat(belief).isInstanceOf(Belief.Doubted.class);
  }

  private FirstLook doubted(Move move) {
    return ((Belief.Doubted) weigh(move, null, false)).first();
  }

  private Belief weigh(Move move, @Nullable FirstLook pending, boolean suspect) {
    return Belief.of(List.of(move), pending, suspect, clock.instant(), PAUSES);
  }

  private static Move move(@Nullable String was, String is) {
    return new Move(MODEL, was == null ? Offer.UNKNOWN : offer(was), offer(is));
  }

  private static Offer offer(String price) {
    return new Offer(Price.ofDecimal(price), null, StockState.IN, false);
  }
}

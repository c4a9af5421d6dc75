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
    assertThat(weigh(move(was, is), null, false) instanceof Belief.Doubted).isEqualTo(doubted);
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
        .isEqualTo(new Belief.Doubted(Set.of(MODEL), first, dueAt));
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
  void doubtsOneVariationAndBelievesTheOthers() {
    Move calm = move(2, "100.00", "110.00");

    assertThat(weigh(List.of(calm, move("100.00", "200.00"), move(3, "50.00", "50.00"))))
        .isInstanceOfSatisfying(
            Belief.Doubted.class, doubted -> assertThat(doubted.models()).containsExactly(MODEL));
  }

  @Test
  void believesAHeadlineThatGoesToTheNextVariationWhenTheCheapestSellsOut() {
    Move headline = new Move(ModelId.HEADLINE, offer("10.00"), offer("95.00"));
    Move soldOut =
        new Move(
            MODEL,
            offer("10.00"),
            new Offer(Price.ofDecimal("10.00"), null, StockState.OUT, false));

    assertThat(weigh(List.of(headline, soldOut, move(2, "95.00", "95.00"))))
        .isEqualTo(new Belief.Believed());
  }

  @Test
  void doubtsAHeadlineThatOnlyAJumpingVariationExplains() {
    Move headline = new Move(ModelId.HEADLINE, offer("100.00"), offer("20.00"));

    assertThat(weigh(List.of(headline, move("100.00", "20.00"), move(2, "110.00", "110.00"))))
        .isInstanceOfSatisfying(
            Belief.Doubted.class,
            doubted ->
                assertThat(doubted.models()).containsExactlyInAnyOrder(ModelId.HEADLINE, MODEL));
  }

  @Test
  void doubtsVariationsThatAllMoveByFactorsOfTheirOwn() {
    assertThat(weigh(List.of(move("100.00", "87.00"), move(2, "50.00", "61.00"))))
        .isInstanceOfSatisfying(
            Belief.Doubted.class,
            doubted -> assertThat(doubted.first().reason()).isEqualTo("all-different"));
    assertThat(weigh(List.of(move("100.00", "80.00"), move(2, "50.00", "40.00"))))
        .isEqualTo(new Belief.Believed());
  }

  @Test
  void believesAJumpThatAFlashSaleExplainsUnlessTheSourceIsSuspect() {
    Move jump = move("100.00", "20.00");

    assertThat(Belief.of(List.of(jump), null, false, jump::equals, clock.instant(), PAUSES))
        .isEqualTo(new Belief.Believed());
    assertThat(Belief.of(List.of(jump), null, true, jump::equals, clock.instant(), PAUSES))
        .isInstanceOfSatisfying(
            Belief.Doubted.class,
            doubted -> assertThat(doubted.first().reason()).isEqualTo("suspect-source"));
  }

  private Belief weigh(List<Move> moves) {
    return Belief.of(moves, null, false, _ -> false, clock.instant(), PAUSES);
  }

  private FirstLook doubted(Move move) {
    return ((Belief.Doubted) weigh(move, null, false)).first();
  }

  private Belief weigh(Move move, @Nullable FirstLook pending, boolean suspect) {
    return Belief.of(List.of(move), pending, suspect, _ -> false, clock.instant(), PAUSES);
  }

  private static Move move(@Nullable String was, String is) {
    return new Move(MODEL, was == null ? Offer.UNKNOWN : offer(was), offer(is));
  }

  private static Move move(long model, String was, String is) {
    return new Move(new ModelId(model), offer(was), offer(is));
  }

  private static Offer offer(String price) {
    return new Offer(Price.ofDecimal(price), null, StockState.IN, false);
  }
}

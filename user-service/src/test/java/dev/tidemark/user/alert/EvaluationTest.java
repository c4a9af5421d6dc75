package dev.tidemark.user.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import dev.tidemark.user.alert.Condition.AnyChange;
import dev.tidemark.user.alert.Condition.BackInStock;
import dev.tidemark.user.alert.Condition.DropByAmount;
import dev.tidemark.user.alert.Condition.DropByPercent;
import dev.tidemark.user.alert.Condition.FlashSale;
import dev.tidemark.user.alert.Condition.GoodByVerdict;
import dev.tidemark.user.alert.Condition.NewLowest;
import dev.tidemark.user.alert.Condition.SaleAnnounced;
import dev.tidemark.user.alert.Condition.TargetPrice;
import dev.tidemark.user.alert.Evaluation.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  private Condition condition = new TargetPrice(Price.ofDecimal("100"));
  private Duration coolDown = Duration.ZERO;
  private boolean muted;
  private @Nullable Instant snoozedUntil;
  private @Nullable RuleState state;
  private @Nullable Offer last;
  private Instant now = START;
  private @Nullable GoodPrice good;
  private boolean wasGood;
  private Telling telling = Telling.NOTHING;

  @Test
  void firesOnceWhenThePriceReachesTheTarget() {
    assertThat(prices("120", "105", "100", "95", "90")).containsExactly("100");
  }

  @Test
  void firesAgainOnlyAfterThePriceHasLeftTheZone() {
    assertThat(prices("120", "99", "100.50", "99", "101", "98", "101.01", "99"))
        .containsExactly("99", "99");
  }

  @Test
  void staysSilentWhenThePriceWasLowBeforeTheRuleBegan() {
    assertThat(prices("90", "95", "89")).isEmpty();
    assertThat(prices("110", "99")).containsExactly("99");
  }

  @Test
  void staysSilentOnTheFirstPriceEverSeen() {
    assertThat(prices("90")).isEmpty();
  }

  @Test
  void neverTakesTheLastPriceOfWhatIsSoldOutForAPrice() {
    prices("120");

    assertThat(sees(offer("99", StockState.OUT, false))).isFalse();
    assertThat(sees(offer("99", StockState.IN, false))).isTrue();
    assertThat(sees(offer("99", StockState.OUT, false))).isFalse();
    assertThat(sees(offer("99", StockState.IN, false))).isFalse();
  }

  @Test
  void firesWhenWhatWasSoldOutAsTheRuleBeganComesBackAtTheTarget() {
    last = offer("80", StockState.OUT, false);
    assertThat(sees(offer("80", StockState.IN, false))).isTrue();

    state = null;
    last = null;
    assertThat(sees(offer("80", StockState.OUT, false))).isFalse();
    assertThat(sees(offer("80", StockState.IN, false))).isTrue();
  }

  @Test
  void findsAPriceGoodAtWhichWhatWasSoldOutComesBack() {
    condition = new GoodByVerdict();
    last = offer("99", StockState.OUT, false);
    wasGood = true;

    assertThat(judged("99", true)).isTrue();
  }

  @Test
  void staysSilentForAWhileAfterAnAlert() {
    coolDown = Duration.ofHours(1);
    prices("120", "99");

    assertThat(after(Duration.ofMinutes(20), "120")).isFalse();
    assertThat(after(Duration.ofMinutes(20), "99")).isFalse();
    assertThat(after(Duration.ofMinutes(10), "98")).isFalse();
    assertThat(after(Duration.ofMinutes(10), "97")).isTrue();
  }

  @Test
  void holdsWhatHappensWithinItsCoolDownAsLongAsItIsSo() {
    coolDown = Duration.ofHours(1);
    prices("120", "99", "120", "98");
    assertThat(telling).isEqualTo(Telling.LATER);
    prices("97");
    assertThat(telling).isEqualTo(Telling.LATER);
    prices("100.50");
    assertThat(telling).isEqualTo(Telling.NOTHING);
    prices("96");
    assertThat(telling).isEqualTo(Telling.LATER);
    sees(offer("96", StockState.OUT, false));

    assertThat(telling).isEqualTo(Telling.NOTHING);
  }

  @Test
  void isNotSilencedByAClockThatWasAYearAhead() {
    coolDown = Duration.ofHours(1);
    now = START.plus(Duration.ofDays(365));
    prices("120", "99");
    now = START;

    assertThat(prices("120", "99")).containsExactly("99");
  }

  @Test
  void doesNotBurstOutWhenItIsNoLongerMuted() {
    prices("120");
    muted = true;
    assertThat(prices("99")).isEmpty();
    muted = false;

    assertThat(prices("98")).isEmpty();
    assertThat(prices("110", "98")).containsExactly("98");
  }

  @Test
  void speaksAgainWhenTheSnoozeHasEnded() {
    snoozedUntil = START.plus(Duration.ofHours(2));
    assertThat(prices("120", "99", "120")).isEmpty();
    now = START.plus(Duration.ofHours(2));

    assertThat(prices("99")).containsExactly("99");
  }

  @Test
  void takesNoteOfOldChangesInSilence() {
    prices("120");

    assertThat(weigh(move(offer("99", StockState.IN, false), null, false, null), true)).isFalse();
    assertThat(prices("98")).isEmpty();
  }

  @Test
  void measuresADropFromThePriceAtWhichItBegan() {
    condition = new DropByPercent(10, Since.ADDED);

    assertThat(prices("100", "120", "91", "90", "85", "95", "90")).containsExactly("90", "90");
  }

  @Test
  void measuresADropFromTheHighestPriceSinceTheLastAlert() {
    condition = new DropByPercent(10, Since.LAST_ALERT);

    assertThat(prices("100", "95", "90", "85", "81", "100", "91", "90"))
        .containsExactly("90", "81", "90");
  }

  @Test
  void measuresADropByAnAmount() {
    condition = new DropByAmount(Price.ofDecimal("15"), Since.ADDED);

    assertThat(prices("100", "85.01", "85")).containsExactly("85");
  }

  @Test
  void neverOverflowsWithTheLargestPrices() {
    condition = new DropByPercent(50, Since.ADDED);
    String most = "92233720368547";

    assertThat(prices(most, "60000000000000", "46116860184273")).containsExactly("46116860184273");
  }

  @Test
  void findsTheLowestPriceWithinSomeDays() {
    condition = new NewLowest(30);
    prices("100");

    assertThat(lower("95", Duration.ofDays(29), false)).isFalse();
    assertThat(lower("94", Duration.ofDays(30), false)).isTrue();
  }

  @Test
  void callsNothingTheLowestEverBeforeTwoWeeksOfHistory() {
    condition = new NewLowest(null);
    prices("100");

    assertThat(lower("95", Duration.ofDays(13), true)).isFalse();
    assertThat(lower("94", Duration.ofDays(400), false)).isFalse();
    assertThat(lower("93", Duration.ofDays(14), true)).isTrue();
  }

  @Test
  void saysThatSomethingIsBackInStock() {
    condition = new BackInStock();

    assertThat(sees(offer("100", StockState.IN, false))).isFalse();
    assertThat(sees(offer("100", StockState.OUT, false))).isFalse();
    assertThat(sees(offer("105", StockState.IN, false))).isTrue();
    assertThat(sees(offer("104", StockState.IN, false))).isFalse();
  }

  @Test
  void tellsARealFlashSaleFromAClaimedOne() {
    condition = new FlashSale(20);

    assertThat(flashSale("80", "100")).isTrue();
    assertThat(flashSale("80", "99")).isFalse();
    assertThat(flashSale("80", null)).isFalse();
    condition = new FlashSale(0);
    assertThat(flashSale("80", null)).isTrue();
  }

  @Test
  void saysOnceThatAFlashSaleHasBegun() {
    condition = new FlashSale(0);
    sees(offer("100", StockState.IN, false));

    assertThat(sees(offer("80", StockState.IN, true))).isTrue();
    assertThat(sees(offer("75", StockState.IN, true))).isFalse();
    assertThat(sees(offer("100", StockState.IN, false))).isFalse();
  }

  @Test
  void tellsOfEveryChangeWhenAskedTo() {
    condition = new AnyChange();

    assertThat(prices("100", "101", "99")).containsExactly("101", "99");
    assertThat(sees(offer("99", StockState.OUT, false))).isTrue();
  }

  @Test
  void saysOnceThatThePriceIsGoodByTheVerdict() {
    condition = new GoodByVerdict();

    assertThat(judged("129", false)).isFalse();
    assertThat(judged("99", true)).isTrue();
    assertThat(judged("98", true)).isFalse();
    assertThat(judged("129", false)).isFalse();
    assertThat(judged("97", true)).isTrue();
  }

  @Test
  void staysSilentWhenThePriceWasGoodBeforeTheRuleBegan() {
    condition = new GoodByVerdict();
    last = offer("99", StockState.IN, false);
    wasGood = true;

    assertThat(judged("95", true)).isFalse();
    assertThat(judged("129", false)).isFalse();
    assertThat(judged("95", true)).isTrue();
  }

  @Test
  void isNotSwayedByAVerdictThatFlickers() {
    condition = new GoodByVerdict();
    judged("129", false);

    assertThat(judged("99", true)).isTrue();
    assertThat(judged("99.50", false)).isFalse();
    assertThat(judged("99", true)).isFalse();
    assertThat(judged("99.90", false)).isFalse();
    assertThat(judged("98.50", true)).isFalse();
  }

  @Test
  void tellsOfALowerPriceWhenTheLastGoodOneHasBecomeTheUsualOne() {
    condition = new GoodByVerdict();
    judged("129", false);
    judged("99", true);

    wasGood = false;
    assertThat(judged("98.50", true)).isFalse();
    wasGood = false;
    assertThat(judged("90", true)).isTrue();
  }

  @Test
  void callsNothingGoodThatIsSoldOut() {
    condition = new GoodByVerdict();
    judged("129", false);

    good = new GoodPrice(83, 90, false);
    assertThat(sees(offer("99", StockState.OUT, false))).isFalse();
    assertThat(sees(offer("99", StockState.IN, false))).isTrue();
  }

  @Test
  void tellsOfAGoodPriceThatOutlastsTheCoolDown() {
    condition = new GoodByVerdict();
    coolDown = Duration.ofHours(1);
    judged("129", false);
    judged("99", true);
    judged("129", false);

    now = now.plus(Duration.ofMinutes(30));
    assertThat(judged("99", true)).isFalse();
    now = now.plus(Duration.ofMinutes(31));
    assertThat(judged("98", true)).isTrue();
  }

  @Test
  void tellsOfEachAnnouncedSaleButNotDuringTheCoolDown() {
    condition = new SaleAnnounced();

    assertThat(announced()).isTrue();
    assertThat(announced()).isTrue();
    coolDown = Duration.ofHours(1);
    assertThat(announced()).isFalse();
    now = now.plus(Duration.ofHours(1));
    assertThat(announced()).isTrue();
    muted = true;
    now = now.plus(Duration.ofHours(1));
    assertThat(announced()).isFalse();
  }

  private boolean announced() {
    return took(Evaluation.announced(rule(), state, now, false, now));
  }

  /** Sees a price of which the verdict is known. */
  private boolean judged(String price, boolean nowGood) {
    good = nowGood ? new GoodPrice(83, 90, false) : null;
    return sees(offer(price, StockState.IN, false));
  }

  private boolean flashSale(String price, @Nullable String prior) {
    state = null;
    last = offer("100", StockState.IN, false);
    return weigh(
        move(
            offer(price, StockState.IN, true),
            null,
            false,
            prior == null ? null : Price.ofDecimal(prior)),
        false);
  }

  private boolean lower(String price, Duration above, boolean ever) {
    return weigh(move(offer(price, StockState.IN, false), now.minus(above), ever, null), false);
  }

  private boolean after(Duration time, String price) {
    now = now.plus(time);
    return sees(offer(price, StockState.IN, false));
  }

  /** Sees prices one after another, and returns those on which the rule fired. */
  private List<String> prices(String... prices) {
    List<String> fired = new ArrayList<>();
    for (String price : prices) {
      if (sees(offer(price, StockState.IN, false))) {
        fired.add(price);
      }
    }
    return fired;
  }

  private boolean sees(Offer offer) {
    return weigh(move(offer, null, false, null), false);
  }

  private SeriesMove move(
      Offer after, @Nullable Instant aboveSince, boolean ever, @Nullable Price prior) {
    SeriesMove move =
        new SeriesMove(
            ModelId.HEADLINE, "", last, after, now, aboveSince, ever, prior, good, wasGood);
    last = after;
    wasGood = good != null;
    return move;
  }

  private boolean weigh(SeriesMove move, boolean old) {
    return took(Evaluation.of(rule(), state, move, old, now));
  }

  private boolean took(Evaluation.Outcome outcome) {
    state = outcome.state();
    telling = outcome.telling();
    return telling == Telling.NOW;
  }

  private AlertRule rule() {
    return new AlertRule(
        "a1",
        ItemKey.parse("sg.1.2").orElseThrow(),
        condition,
        null,
        coolDown,
        muted,
        snoozedUntil,
        START);
  }

  private static Offer offer(String price, StockState stock, boolean flashSale) {
    return new Offer(Price.ofDecimal(price), null, stock, flashSale);
  }
}

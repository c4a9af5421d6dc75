package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.marketplace.CallBudget;
import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.politeness.ManualTime;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.protocol.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The connector against an API that checks its signature. */
class ShopeeAffiliateConnectorIT {
  private static final ShopId SHOP = new ShopId(77);
  private static final ItemKey KETTLE = new ItemKey(Region.BR, SHOP, new ItemId(20_000_000_002L));

  private final ManualTime time = new ManualTime();
  @AutoClose private final LocalAffiliateApi api = LocalAffiliateApi.start(time::now);

  @AutoClose
  private final ShopeeAffiliateConnector connector =
      new ShopeeAffiliateConnector(
          new ShopeeAffiliateConfig(Map.of(Region.BR, api.account()), "1"), time, new Random(1));

  ShopeeAffiliateConnectorIT() throws IOException {}

  @Test
  void asksTheRegionsWithAnAccountAndNoOther() {
    assertThat(connector.source()).isEqualTo(Source.AFFILIATE);
    assertThat(connector.regions()).containsExactly(Region.BR);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> connector.check(ItemKey.parse("sg.1.2").orElseThrow()))
        .withMessageContaining("sg");
  }

  @Test
  void learnsThePriceOfAnItem() {
    api.offers(KETTLE, "110.67");

    assertThat(price(connector.check(KETTLE))).isEqualTo(Price.ofDecimal("110.67"));
    assertThat(api.questions()).hasSize(1);
    assertThat(api.questions().getFirst()).contains("itemId:20000000002,shopId:77");
    assertThat(connector.state(Region.BR).condition()).isEqualTo(Condition.OK);
  }

  @Test
  void saysThatAnItemOutsideTheProgrammeIsNotOffered() {
    assertThat(connector.check(KETTLE)).isEqualTo(new PriceCheck.NotOffered());
    assertThat(connector.state(Region.BR).condition()).isEqualTo(Condition.OK);
  }

  @Test
  void looksAtManyItemsOfAShopWithOneCall() {
    Set<ItemId> items = items(1, 40);
    items.forEach(this::offer);

    Map<ItemId, PriceCheck> found = connector.checkShop(Region.BR, SHOP, items);

    assertThat(found.keySet()).isEqualTo(items);
    assertThat(price(found.get(new ItemId(7)))).isEqualTo(Price.ofDecimal("7.00"));
    assertThat(api.questions()).hasSize(1);
    assertThat(connector.shopCheckWorthwhileFrom()).isEqualTo(3);
  }

  @Test
  void turnsThePageWhileThatSavesCalls() {
    items(1, 120).forEach(this::offer);

    Map<ItemId, PriceCheck> found = connector.checkShop(Region.BR, SHOP, items(31, 120));

    assertThat(found).hasSize(90);
    assertThat(api.questions()).hasSize(3);
  }

  @Test
  void stopsAtAPageThatSavesNone() {
    items(1, 200).forEach(this::offer);

    Map<ItemId, PriceCheck> found = connector.checkShop(Region.BR, SHOP, items(49, 51));

    assertThat(found.keySet()).isEqualTo(items(49, 50));
    assertThat(api.questions()).hasSize(1);
  }

  @Test
  void leavesAShopWhoseListDoesNotPayToSingleCallsForADay() {
    items(1, 50).forEach(this::offer);
    Set<ItemId> unlisted = items(1_001, 1_003);

    assertThat(connector.checkShop(Region.BR, SHOP, unlisted)).isEmpty();
    assertThat(connector.checkShop(Region.BR, SHOP, items(1, 3))).isEmpty();
    assertThat(api.questions()).hasSize(1);
    time.pass(Duration.ofDays(1));

    assertThat(connector.checkShop(Region.BR, SHOP, items(1, 3))).hasSize(3);
  }

  @Test
  void doesNotLetOneInventedPriceOfAListSpoilTheOthers() {
    items(1, 3).forEach(this::offer);
    api.offers(new ItemKey(Region.BR, SHOP, new ItemId(2)), "2.001");

    Map<ItemId, PriceCheck> found = connector.checkShop(Region.BR, SHOP, items(1, 3));

    assertThat(found.get(new ItemId(2))).isInstanceOf(PriceCheck.Refused.class);
    assertThat(found.get(new ItemId(3))).isInstanceOf(PriceCheck.Answered.class);
  }

  @Test
  void saysInWordsWhyTheAccountIsRefusedAndStaysAway() {
    api.failWith(10_035, "No access");

    assertThat(connector.check(KETTLE)).isInstanceOf(PriceCheck.Blocked.class);
    assertThat(connector.check(KETTLE)).isInstanceOf(PriceCheck.Postponed.class);

    ConnectorState state = connector.state(Region.BR);
    assertThat(state.condition()).isEqualTo(Condition.BLOCKED);
    assertThat(state.detail()).contains("apply for it").contains("next call not before");
    assertThat(state.nextCallAt()).isAfter(time.now());
    assertThat(api.questions()).hasSize(1);
  }

  @Test
  void waitsForTheNextHourWhenItsCallsAreSpentAndBlamesNobody() {
    time.pass(Duration.ofMinutes(40));
    api.failWith(10_030, "Too many requests");

    assertThat(connector.check(KETTLE))
        .isEqualTo(new PriceCheck.Postponed(Duration.ofMinutes(20).plusSeconds(30)));
    assertThat(connector.check(KETTLE)).isInstanceOf(PriceCheck.Postponed.class);
    assertThat(connector.state(Region.BR).condition()).isEqualTo(Condition.OUT_OF_BUDGET);
    assertThat(api.questions()).hasSize(1);

    api.failWith(0, "");
    api.offers(KETTLE, "110.67");
    time.pass(Duration.ofMinutes(21));

    assertThat(price(connector.check(KETTLE))).isEqualTo(Price.ofDecimal("110.67"));
    assertThat(connector.state(Region.BR).condition()).isEqualTo(Condition.OK);
  }

  @Test
  void keepsAFifthOfItsCallsInReserveHoweverManyItemsAreDue() {
    api.offers(KETTLE, "110.67");
    Duration hour = Duration.ofHours(1);
    int calls = 0;

    while (time.passed().compareTo(hour) < 0) {
      connector.check(KETTLE);
      calls++;
    }

    assertThat(calls).isBetween(1_595, 1_601);
    CallBudget budget = Objects.requireNonNull(connector.state(Region.BR).budget());
    assertThat(budget.callsPerHour()).isEqualTo(1_600);
    assertThat(budget.used()).isBetween(1_595, 1_600);
    assertThat(connector.hostRate(Region.BR).perSecond()).isLessThan(0.4445);
  }

  @Test
  void explainsAClockThatIsWrong() throws IOException {
    ManualTime shops = new ManualTime();
    shops.pass(Duration.ofMinutes(11));
    try (LocalAffiliateApi ahead = LocalAffiliateApi.start(shops::now);
        ShopeeAffiliateConnector late =
            new ShopeeAffiliateConnector(
                new ShopeeAffiliateConfig(Map.of(Region.BR, ahead.account()), "1"),
                time,
                new Random(1))) {
      assertThat(late.check(KETTLE)).isInstanceOf(PriceCheck.Blocked.class);
      assertThat(late.state(Region.BR).detail()).contains("refuses the time of our request");
    }
  }

  @Test
  void showsItsSecretNowhere() {
    api.failWith(10_020, "Invalid Signature");
    connector.check(KETTLE);

    String shown =
        connector.state(Region.BR)
            + new ShopeeAffiliateConfig(Map.of(Region.BR, api.account()), "1").toString();

    assertThat(shown).doesNotContain(LocalAffiliateApi.SECRET);
  }

  private void offer(ItemId item) {
    api.offers(new ItemKey(Region.BR, SHOP, item), item + ".00");
  }

  private static Set<ItemId> items(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(ItemId::new).collect(Collectors.toSet());
  }

  private static @Nullable Price price(@Nullable PriceCheck check) {
    assertThat(check).isInstanceOf(PriceCheck.Answered.class);
    return ((PriceCheck.Answered) Objects.requireNonNull(check)).listing().headline().price();
  }
}

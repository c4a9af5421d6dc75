package dev.tidemark.item.listing;

import static dev.tidemark.item.ItemSystem.key;
import static dev.tidemark.item.ItemSystem.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.Model;
import dev.tidemark.protocol.item.v1.Schedule;
import dev.tidemark.protocol.item.v1.Statistics;
import dev.tidemark.protocol.item.v1.Verdict;
import dev.tidemark.protocol.item.v1.VerdictKind;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class GetItemIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  @Test
  void knowsNoItemThatNobodyTracks() {
    assertThat(refusal(ErrorCode.ITEM_NOT_FOUND, () -> get(key("sg.1.1"))).detail())
        .contains("sg.1.1");
  }

  @Test
  void knowsNoItemUnderAnotherShop() {
    system.track(key("sg.1.2"));

    refusal(ErrorCode.ITEM_NOT_FOUND, () -> get(key("sg.3.2")));
    refusal(ErrorCode.ITEM_NOT_FOUND, () -> get(key("my.1.2")));
  }

  @Test
  void saysThatItIsTooEarlyBeforeTheFirstAnswer() {
    system.track(key("sg.1.3"));

    GetItemResponse answer = get(key("sg.1.3"));

    assertThat(answer.getItem().hasPrice()).isFalse();
    assertThat(answer.getItem().hasName()).isFalse();
    assertThat(answer.getItem().hasSource()).isFalse();
    assertThat(answer.getModelsList()).isEmpty();
    assertThat(answer.getStatistics()).isEqualTo(Statistics.getDefaultInstance());
    assertThat(answer.getVerdict())
        .isEqualTo(Verdict.newBuilder().setKind(VerdictKind.TOO_EARLY).setDays(0).build());
  }

  @Test
  void showsWhatIsKnownWithStatisticsAndVerdict() {
    KnownItem item = KnownItem.of(system, "sg.1.4", "Kettle").at(60, 120).at(40, 110).at(10, 90);
    system.execute("UPDATE listing SET list_price = 18000000 WHERE listing_id = " + item.listing());

    GetItemResponse answer = get(item.key());

    assertThat(answer.getItem().getName()).isEqualTo("Kettle");
    assertThat(answer.getItem().getPrice()).isEqualTo(9_000_000);
    assertThat(answer.getItem().getListPrice()).isEqualTo(18_000_000);
    assertThat(answer.getItem().getSource()).isEqualTo(Source.WEB.number());
    assertThat(answer.getItem().getLastSeenAtMs()).isEqualTo(ItemSystem.NOW.toEpochMilli());
    assertThat(answer.getItem().getPriceSinceMs()).isEqualTo(ago(10));
    assertThat(answer.getItem().getNextCheckAtMs()).isPositive();
    // 20 days at 120, 30 at 110, 10 at 90; both cuts run, and before the first it was 120 or
    // unseen.
    assertThat(answer.getStatistics())
        .isEqualTo(
            Statistics.newBuilder()
                .setObservedDays(60)
                .setChanges(2)
                .setLowest(9_000_000)
                .setLowestAtMs(ago(10))
                .setHighest(12_000_000)
                .setHighestAtMs(ago(60))
                .setAverage90D(11_000_000)
                .setPriorPrice(12_000_000)
                .setPriorPriceDays(20)
                .setRealDiscount(25)
                .setCheaperThanDays(83)
                .setPrice30DAgo(11_000_000)
                .build());
    assertThat(answer.getVerdict())
        .isEqualTo(
            Verdict.newBuilder()
                .setKind(VerdictKind.LOWEST_EVER)
                .setSinceMs(ago(60))
                .setDays(60)
                .setPercentOfDays(83)
                .build());
  }

  @Test
  void judgesBySeriesOfTheSourceThatLastSpokeAlone() {
    KnownItem item =
        KnownItem.of(system, "sg.1.5", "Kettle")
            .source(Source.IMPORT)
            .at(100, 10)
            .at(50, 20)
            .source(Source.WEB)
            .at(20, 90)
            .at(10, 95)
            .at(5, 91);

    Statistics statistics = get(item.key()).getStatistics();

    assertThat(statistics.getObservedDays()).isEqualTo(20);
    assertThat(statistics.getChanges()).isEqualTo(2);
    assertThat(statistics.getLowest()).isEqualTo(9_000_000);
    assertThat(statistics.hasPrice30DAgo()).isFalse();
  }

  @Test
  void takesTheIntervalBetweenLooksFromTheirSchedule() {
    KnownItem item = KnownItem.of(system, "sg.1.6", "Kettle").at(20, 100);
    system.execute(
        "UPDATE poll_state SET interval_ms = 3600000 WHERE listing_id = " + item.listing());

    assertThat(get(item.key()).getVerdict())
        .isEqualTo(
            Verdict.newBuilder()
                .setKind(VerdictKind.NEVER_CHANGED)
                .setSinceMs(ago(20))
                .setDays(20)
                .setLooks(20 * 24 + 1)
                .build());
  }

  @Test
  void saysWhenTheNextLookIsAndWhy() {
    KnownItem item = KnownItem.of(system, "sg.1.16", "Kettle").at(20, 100);
    system.execute(
        "UPDATE poll_state SET interval_ms = 300000, reason = 3, alpha = 6, beta = 2, watchers = 4,"
            + " due_at = 1777777777000 WHERE listing_id = "
            + item.listing());

    assertThat(get(item.key()).getSchedule())
        .isEqualTo(
            Schedule.newBuilder()
                .setNextLookAtMs(1_777_777_777_000L)
                .setIntervalMs(300_000)
                .setReason(LookReason.BOUNDARY.number())
                .setChangesPerThousandDays(3_000)
                .setWatchers(4)
                .build());
  }

  @Test
  void suppressesTheVerdictWhenThePriceIsStale() {
    KnownItem item = KnownItem.of(system, "sg.1.7", "Kettle").at(60, 120).at(40, 110).at(10, 90);
    system.execute(
        "UPDATE listing SET last_seen_at = %d WHERE listing_id = %d"
            .formatted(ago(3), item.listing()));

    assertThat(get(item.key()).getVerdict())
        .isEqualTo(
            Verdict.newBuilder().setKind(VerdictKind.STALE).setSinceMs(ago(3)).setDays(3).build());
  }

  @Test
  void keepsPricesThatDoNotFitThirtyTwoBits() {
    // 34,500 rupiah, the price that overflowed elsewhere; and ten billion of a currency.
    KnownItem item =
        KnownItem.of(system, "id.1.8", "Panci")
            .atUnits(40, 3_450_000_000L)
            .atUnits(30, 1_000_000_000_000_000L)
            .atUnits(20, 3_449_900_000L);
    system.execute(
        """
        INSERT INTO model (listing_id, model_id, position, name, price, list_price, stock)
        VALUES (%d, 9223372036854775807, 0, 'Besar', 1000000000000000, 2000000000000000, 1)
        """
            .formatted(item.listing()));

    GetItemResponse answer = get(item.key());

    assertThat(answer.getItem().getPrice()).isEqualTo(3_449_900_000L);
    assertThat(answer.getStatistics().getHighest()).isEqualTo(1_000_000_000_000_000L);
    // 10 days at each of the first two, 20 at the last.
    assertThat(answer.getStatistics().getAverage90D())
        .isEqualTo((3_450_000_000L + 1_000_000_000_000_000L + 2 * 3_449_900_000L) / 4);
    assertThat(answer.getModelsList())
        .containsExactly(
            Model.newBuilder()
                .setModelId(Long.MAX_VALUE)
                .setName("Besar")
                .setPrice(1_000_000_000_000_000L)
                .setListPrice(2_000_000_000_000_000L)
                .setStock(1)
                .setListed(true)
                .build());
  }

  private GetItemResponse get(ItemKey key) {
    return system
        .items()
        .getItem(GetItemRequest.newBuilder().setKey(ItemSystem.message(key)).build());
  }

  private static long ago(int days) {
    return ItemSystem.NOW.minus(Duration.ofDays(days)).toEpochMilli();
  }
}

package dev.tidemark.price.writing;

import static dev.tidemark.price.writing.Looks.ITEM;
import static dev.tidemark.price.writing.Looks.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.user.v1.GoodPrice;
import dev.tidemark.protocol.user.v1.ItemChange;
import dev.tidemark.protocol.user.v1.SeriesChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedChangesIT {
  private static final int DAY = 24 * 60;

  private final Looks looks = new Looks();

  @AfterEach
  void close() {
    looks.close();
  }

  @Test
  void keepsNothingOfItemsThatOnlyFlashSalesBrought() {
    looks.items().execute("UPDATE listing SET watched = 0");

    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.at(1, Answer.at(ITEM, "119.00"));

    assertThat(kept()).isEmpty();
  }

  @Test
  void keepsEachChangeOfAWatchedItemWithItsNumber() {
    looks.at(0, Answer.of(ITEM).named("A kettle").model(1, "129.00").listing());
    looks.at(1, Answer.at(ITEM, "129.00"));
    looks.at(2, Answer.at(ITEM, "119.00"));

    List<ItemChange> kept = kept();
    assertThat(kept).extracting(ItemChange::getNumber).containsExactly(1L, 2L);
    assertThat(kept.getFirst().getSeries(0).hasBefore()).isFalse();
    ItemChange drop = kept.getLast();
    assertThat(drop.getName()).isEqualTo("A kettle");
    assertThat(drop.getItem().getShopId()).isEqualTo(ITEM.shop().value());
    assertThat(drop.getSeenAtMs()).isEqualTo(START.plus(Duration.ofMinutes(2)).toEpochMilli());
    assertThat(drop.getSource()).isEqualTo(Source.WEB.number());
    assertThat(drop.getOld()).isFalse();
    assertThat(drop.getSeriesList()).extracting(SeriesChange::getModelId).containsExactly(0L, 1L);
    SeriesChange headline = drop.getSeries(0);
    assertThat(headline.getBefore().getPrice()).isEqualTo(Price.ofDecimal("129.00").units());
    assertThat(headline.getAfter().getPrice()).isEqualTo(Price.ofDecimal("119.00").units());
    assertThat(headline.getAfter().getStock()).isEqualTo(StockState.IN.number());
  }

  @Test
  void saysHowLowADropIsAmongTheEarlierPrices() {
    looks.at(0, Answer.at(ITEM, "110.00"));
    looks.at(DAY, Answer.at(ITEM, "129.00"));
    looks.at(50 * DAY, Answer.at(ITEM, "120.00"));
    looks.at(51 * DAY, Answer.at(ITEM, "100.00"));

    List<ItemChange> kept = kept();
    SeriesChange aboveForAWhile = kept.get(2).getSeries(0);
    assertThat(aboveForAWhile.getLowestEver()).isFalse();
    assertThat(aboveForAWhile.getAboveSinceMs())
        .isEqualTo(START.plus(Duration.ofDays(1)).toEpochMilli());
    assertThat(aboveForAWhile.getPriorPrice()).isEqualTo(Price.ofDecimal("129.00").units());
    SeriesChange neverAsLow = kept.get(3).getSeries(0);
    assertThat(neverAsLow.getLowestEver()).isTrue();
    assertThat(neverAsLow.getAboveSinceMs()).isEqualTo(START.toEpochMilli());
    assertThat(neverAsLow.getPriorPrice()).isEqualTo(Price.ofDecimal("120.00").units());
  }

  @Test
  void saysWhatTheVerdictThinksOfBothPrices() {
    looks.at(0, Answer.at(ITEM, "120.00"));
    everyDay(1, 39, "120.00");
    looks.at(40 * DAY, Answer.at(ITEM, "129.00"));
    everyDay(41, 59, "129.00");
    looks.at(60 * DAY, Answer.at(ITEM, "119.00"));
    looks.at(60 * DAY + 1, Answer.at(ITEM, "118.00"));
    looks.at(60 * DAY + 2, Answer.at(ITEM, "130.00"));

    List<ItemChange> kept = kept();
    assertThat(kept.get(1).getSeries(0).hasGood()).isFalse();
    SeriesChange good = kept.get(2).getSeries(0);
    assertThat(good.getGood())
        .isEqualTo(
            GoodPrice.newBuilder().setPercentOfDays(100).setDays(60).setLowestEver(true).build());
    assertThat(good.getWasGood()).isFalse();
    assertThat(kept.get(3).getSeries(0).getWasGood()).isTrue();
    assertThat(kept.get(3).getSeries(0).hasGood()).isTrue();
    SeriesChange dear = kept.get(4).getSeries(0);
    assertThat(dear.hasGood()).isFalse();
    assertThat(dear.getWasGood()).isTrue();
  }

  @Test
  void callsNoPriceGoodBeforeTwoWeeksOfHistory() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.at(12 * DAY, Answer.at(ITEM, "120.00"));
    looks.at(13 * DAY, Answer.at(ITEM, "99.00"));

    assertThat(kept()).noneMatch(change -> change.getSeries(0).hasGood());
  }

  private void everyDay(int from, int to, String price) {
    for (int day = from; day <= to; day++) {
      looks.at(day * DAY, Answer.at(ITEM, price));
    }
  }

  @Test
  void keepsNothingOfAnAnswerThatIsDoubtedUntilASecondLookAgrees() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    Written doubted = looks.at(1, Answer.at(ITEM, "19.00"));

    assertThat(doubted).isInstanceOf(Written.Doubted.class);
    assertThat(kept()).hasSize(1);
    looks.at(2, Answer.at(ITEM, "19.00"));
    assertThat(kept()).hasSize(2);
  }

  @Test
  void keepsNothingOfALookThatFails() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    looks.fails(START.plusSeconds(60), Failure.REFUSED);
    looks.fails(START.plusSeconds(90), Failure.BLOCKED);

    assertThat(kept()).hasSize(1);
  }

  @Test
  void keepsNothingWhenAnotherSourceSaysTheSame() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    looks.at(START.plusSeconds(60), Answer.at(ITEM, "129.00"), Source.AFFILIATE, false);

    assertThat(kept()).hasSize(1);
  }

  @Test
  void countsSellingOutAndComingBackAsChanges() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    looks.at(1, Answer.of(ITEM).soldOut(1, "129.00").listing());
    looks.at(2, Answer.at(ITEM, "129.00"));

    assertThat(kept())
        .extracting(change -> change.getSeries(0).getAfter().getStock())
        .containsExactly(1, 2, 1);
  }

  @Test
  void neverCountsBackwardsWhenTheOutboxWasEmptied() {
    looks.at(0, Answer.at(ITEM, "129.00"));
    looks.items().execute("DELETE FROM change_outbox");

    looks.at(1, Answer.at(ITEM, "119.00"));

    assertThat(kept()).extracting(ItemChange::getNumber).containsExactly(2L);
  }

  private List<ItemChange> kept() {
    return looks
        .items()
        .database()
        .read(handle ->
            new ChangeOutboxStore(handle).waiting(List.of(PriceDatabase.bucket(ITEM)), 100))
        .stream()
        .map(row -> {
          try {
            return ItemChange.parseFrom(row.content()).toBuilder().setNumber(row.number()).build();
          } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
          }
        })
        .collect(ArrayList::new, List::add, List::addAll);
  }
}

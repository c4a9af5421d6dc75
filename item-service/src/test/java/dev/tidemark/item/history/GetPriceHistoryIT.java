package dev.tidemark.item.history;

import static dev.tidemark.item.ItemSystem.key;
import static dev.tidemark.item.ItemSystem.refusal;
import static dev.tidemark.item.ItemSystem.refusedField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.item.request.Cursor;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.PriceChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class GetPriceHistoryIT {
  private static final ItemKey KETTLE = key("id.1.1");
  private static final ItemKey OTHER = key("id.1.2");

  @AutoClose private final ItemSystem system = new ItemSystem();

  /** Changes 500, 400 ... 100 days ago, priced 1 ... 5; and some of an import and of a model. */
  @BeforeAll
  void fill() {
    KnownItem.of(system, KETTLE.toString(), "Kettle")
        .source(Source.IMPORT)
        .at(900, 7)
        .at(800, 8)
        .source(Source.WEB)
        .at(500, 1)
        .at(400, 2)
        .at(300, 3)
        .at(200, 4)
        .at(100, 5)
        .model(42)
        .at(50, 11);
    KnownItem.of(system, OTHER.toString(), "Other").at(10, 1).at(9, 2);
  }

  @Test
  void answersTheSourceThatLastSpokeAndNamesTheOthers() {
    GetPriceHistoryResponse answer = get(request());

    assertThat(prices(answer)).containsExactly(1, 2, 3, 4, 5);
    assertThat(answer.getSource()).isEqualTo(Source.WEB.number());
    assertThat(answer.getSourcesList())
        .containsExactly(Source.WEB.number(), Source.IMPORT.number());
    assertThat(answer.hasBefore()).isFalse();
    assertThat(answer.getNextCursor()).isEmpty();
    assertThat(answer.getLastSeenAtMs()).isEqualTo(ItemSystem.NOW.toEpochMilli());
  }

  @Test
  void answersTheSourceAndTheModelAskedFor() {
    assertThat(prices(get(request().setSource(Source.IMPORT.number())))).containsExactly(7, 8);
    assertThat(prices(get(request().setModelId(42)))).containsExactly(11);
    assertThat(get(request().setModelId(42)).getSourcesList()).containsExactly(Source.WEB.number());
    assertThat(prices(get(request().setModelId(43)))).isEmpty();
    assertThat(prices(get(request().setSource(Source.DEMO.number())))).isEmpty();
  }

  @Test
  void includesFromAndExcludesTo() {
    GetPriceHistoryResponse answer = get(request().setFromMs(daysAgo(400)).setToMs(daysAgo(200)));

    assertThat(prices(answer)).containsExactly(2, 3);
    assertThat(answer.getBefore().getPrice()).isEqualTo(100_000);
    assertThat(answer.getBefore().getAtMs()).isEqualTo(daysAgo(500));
  }

  @Test
  void givesThePriceInForceAtTheStartEvenWhenNothingChangedSince() {
    GetPriceHistoryResponse answer = get(request().setFromMs(daysAgo(50)));

    assertThat(prices(answer)).isEmpty();
    assertThat(answer.getBefore().getPrice()).isEqualTo(500_000);
    assertThat(get(request().setFromMs(0)).hasBefore()).isFalse();
    assertThat(prices(get(request().setFromMs(Long.MIN_VALUE).setToMs(Long.MAX_VALUE)))).hasSize(5);
  }

  @Test
  void givesEveryColumnOfAChange() {
    system.execute(
        """
        INSERT INTO price_change
          (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock, gap_seconds)
        VALUES (%d, 77, 2, 1700000000123, 1000000000000000, 3450000000, 1, 2, NULL)
        """
            .formatted(KETTLE.listing().value()));

    assertThat(get(request().setModelId(77)).getChangesList())
        .containsExactly(
            PriceChange.newBuilder()
                .setAtMs(1_700_000_000_123L)
                .setPrice(1_000_000_000_000_000L)
                .setListPrice(3_450_000_000L)
                .setFlashSale(true)
                .setStock(2)
                .setSource(2)
                .build());
    assertThat(get(request()).getChanges(1).getGapSeconds()).isEqualTo(1800);
  }

  @Test
  void pagesWithoutLossOrRepetition() {
    List<Integer> seen = new ArrayList<>();
    GetPriceHistoryRequest.Builder request = request().setLimit(2).setFromMs(daysAgo(500));
    int pages = 0;
    do {
      GetPriceHistoryResponse page = get(request);
      seen.addAll(prices(page));
      request.setCursor(page.getNextCursor());
      pages++;
    } while (!request.getCursor().isEmpty());

    assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void reducesToSoManyPointsWithTheLowestAndTheHighest() {
    GetPriceHistoryResponse answer = get(request().setMaxPoints(2));

    assertThat(prices(answer)).containsExactly(1, 5);
    assertThat(answer.getNextCursor()).isEmpty();
    assertThat(prices(get(request().setMaxPoints(100)))).hasSize(5);
    assertThat(prices(get(request().setMaxPoints(3).setLimit(1)))).hasSize(2);
  }

  @Test
  void saysOnlyThatNothingHasChangedToWhoeverKnowsTheAnswer() {
    GetPriceHistoryResponse answer = get(request());

    GetPriceHistoryResponse again = get(request().setKnownTag(answer.getTag()));

    assertThat(answer.getTag()).isNotEmpty();
    assertThat(again)
        .isEqualTo(
            GetPriceHistoryResponse.newBuilder()
                .setTag(answer.getTag())
                .setUnchanged(true)
                .setLastSeenAtMs(answer.getLastSeenAtMs())
                .setEverybodys(true)
                .build());
  }

  @Test
  void givesTheWholeAnswerToWhoeverKnowsThatOfAnotherSource() {
    GetPriceHistoryResponse shared = get(request());
    GetPriceHistoryRequest.Builder imported = request().setSource(Source.IMPORT.number());

    GetPriceHistoryResponse answer = get(imported.setKnownTag(shared.getTag()));

    assertThat(answer.getUnchanged()).isFalse();
    assertThat(answer.getTag()).isNotEqualTo(shared.getTag());
    assertThat(prices(answer)).containsExactly(7, 8);
  }

  @Test
  void hasNothingToTellBeforeTheFirstAnswer() {
    system.track(key("id.1.3"));

    assertThat(get(request().setKey(ItemSystem.message(key("id.1.3")))))
        .isEqualTo(GetPriceHistoryResponse.newBuilder().setEverybodys(true).build());
  }

  @Test
  void knowsNoItemUnderAnotherShopOrThatNobodyTracks() {
    refusal(
        ErrorCode.ITEM_NOT_FOUND, () -> get(request().setKey(ItemSystem.message(key("id.2.1")))));
    refusal(
        ErrorCode.ITEM_NOT_FOUND, () -> get(request().setKey(ItemSystem.message(key("sg.1.1")))));
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThat(refusedField(() -> get(request().setLimit(0)))).isEqualTo("limit");
    assertThat(refusedField(() -> get(request().setLimit(10_001)))).isEqualTo("limit");
    assertThat(refusedField(() -> get(request().setMaxPoints(1)))).isEqualTo("maxPoints");
    assertThat(refusedField(() -> get(request().setMaxPoints(10_001)))).isEqualTo("maxPoints");
    assertThat(refusedField(() -> get(request().setModelId(-1)))).isEqualTo("model");
    assertThat(refusedField(() -> get(request().setSource(99)))).isEqualTo("source");
    assertThat(refusedField(() -> get(request().setFromMs(2).setToMs(1)))).isEqualTo("to");
    assertThat(refusedField(() -> get(request().setCursor("x")))).isEqualTo("cursor");
  }

  @Test
  void refusesTheCursorOfAnotherSeries() {
    String other = get(request().setKey(ItemSystem.message(OTHER)).setLimit(1)).getNextCursor();

    assertThat(other).isNotEmpty();
    assertThat(refusedField(() -> get(request().setCursor(other)))).isEqualTo("cursor");
    assertThat(refusedField(() -> get(request().setMaxPoints(5).setCursor(other))))
        .isEqualTo("cursor");
  }

  @Test
  void refusesAForgedCursorBeyondTheEndOfTime() {
    String list = "prices %s 0 web".formatted(KETTLE.listing());
    String forged = new Cursor(list, List.of(Long.toString(Long.MAX_VALUE))).encode();

    assertThat(refusedField(() -> get(request().setCursor(forged)))).isEqualTo("cursor");
  }

  private GetPriceHistoryResponse get(GetPriceHistoryRequest.Builder request) {
    return system.items().getPriceHistory(request.build());
  }

  private static GetPriceHistoryRequest.Builder request() {
    return GetPriceHistoryRequest.newBuilder().setKey(ItemSystem.message(KETTLE)).setLimit(10_000);
  }

  private static List<Integer> prices(GetPriceHistoryResponse answer) {
    return answer.getChangesList().stream()
        .map(change -> (int) (change.getPrice() / 100_000))
        .toList();
  }

  private static long daysAgo(int days) {
    return ItemSystem.NOW.minus(Duration.ofDays(days)).toEpochMilli();
  }
}

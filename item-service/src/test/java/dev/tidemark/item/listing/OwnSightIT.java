package dev.tidemark.item.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.imports.ImportStore;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.observation.ObservedRow;
import dev.tidemark.itemsdb.observation.PrivateItem;
import dev.tidemark.itemsdb.observation.PrivateItemStore;
import dev.tidemark.itemsdb.observation.PrivateSeriesStore;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.GetPriceHistoryRequest;
import dev.tidemark.protocol.item.v1.GetPriceHistoryResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListItemsRequest;
import dev.tidemark.protocol.item.v1.ListItemsResponse;
import dev.tidemark.protocol.item.v1.ListWatchedItemsRequest;
import dev.tidemark.protocol.item.v1.PriceChange;
import dev.tidemark.protocol.item.v1.WatchedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account has seen by itself is shown to it, and to nobody else. */
class OwnSightIT {
  private static final ItemKey ITEM = ItemSystem.key("sg.1.2");
  private static final long ANNA = 11;
  private static final long BERTA = 12;
  private static final long CARLA = 13;
  private static final Instant SEEN = ItemSystem.NOW.minus(Duration.ofDays(2));

  private ItemSystem system;

  @BeforeEach
  void start() {
    system = new ItemSystem();
    system.track(ITEM);
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void showsOnesOwnPriceWhereNobodyElseHasSeenOne() {
    annaSees(10, 12);

    GetItemResponse anna = item(ANNA);

    assertThat(anna.getItem().getPrice()).isEqualTo(12 * Price.UNITS_PER_CURRENCY_UNIT);
    assertThat(anna.getItem().getSource()).isEqualTo(Source.EXTENSION.number());
    assertThat(anna.getItem().getName()).isEqualTo("Anna's pot");
    assertThat(anna.getItem().getLastSeenAtMs()).isEqualTo(SEEN.toEpochMilli());
    assertThat(anna.getItem().getState()).isEqualTo(ItemState.WAITING_FOR_SOURCE.number());
    assertThat(anna.getStatistics().getChanges()).isEqualTo(1);
    assertThat(history(ANNA, null).getChangesList())
        .extracting(PriceChange::getSource)
        .containsExactly(Source.EXTENSION.number(), Source.EXTENSION.number());
    assertThat(history(ANNA, Source.EXTENSION).getChangesCount()).isEqualTo(2);
    assertThat(watched(ANNA).getItem().getPrice()).isEqualTo(anna.getItem().getPrice());
    assertThat(watched(ANNA).getRecentCount()).isEqualTo(2);
    assertThat(listed(ANNA).getPrice()).isEqualTo(anna.getItem().getPrice());
  }

  @Test
  void callsAnswersEverybodysUntilTheViewerHasReported() {
    annaSees(10, 12);
    bertaImports();

    assertThat(item(0).getEverybodys()).isTrue();
    assertThat(item(CARLA).getEverybodys()).isTrue();
    assertThat(history(CARLA, null).getEverybodys()).isTrue();
    assertThat(items(CARLA).getEverybodys()).isTrue();
    assertThat(item(ANNA).getEverybodys()).isFalse();
    assertThat(history(ANNA, null).getEverybodys()).isFalse();
    assertThat(items(ANNA).getEverybodys()).isFalse();
    assertThat(history(BERTA, null).getEverybodys()).isFalse();
  }

  @Test
  void showsItToNobodyElse() {
    annaSees(10, 12);

    for (long other : new long[] {0, BERTA}) {
      assertThat(item(other).getItem().hasPrice()).isFalse();
      assertThat(item(other).getItem().hasName()).isFalse();
      assertThat(item(other).getItem().hasSource()).isFalse();
      assertThat(item(other).getItem().hasLastSeenAtMs()).isFalse();
      assertThat(item(other).getStatistics().getChanges()).isZero();
      for (Source source : new Source[] {Source.EXTENSION, Source.IMPORT}) {
        assertThat(history(other, source).getChangesCount()).isZero();
        assertThat(history(other, source).getSourcesCount()).isZero();
      }
      assertThat(history(other, null).getChangesCount()).isZero();
      assertThat(watched(other).getItem().hasPrice()).isFalse();
      assertThat(watched(other).getRecentCount()).isZero();
      assertThat(listed(other).hasPrice()).isFalse();
    }
  }

  @Test
  void prefersWhatEverybodySeesAndStillListsOnesOwn() {
    KnownItem.of(system, "sg.1.2", "a pot").at(1, 9);
    annaSees(10, 12);

    assertThat(item(ANNA).getItem().getPrice()).isEqualTo(9 * Price.UNITS_PER_CURRENCY_UNIT);
    GetPriceHistoryResponse usual = history(ANNA, null);
    assertThat(usual.getSource()).isEqualTo(Source.WEB.number());
    assertThat(usual.getSourcesList())
        .containsExactly(Source.WEB.number(), Source.EXTENSION.number());
    assertThat(history(ANNA, Source.EXTENSION).getChangesCount()).isEqualTo(2);
    assertThat(history(BERTA, null).getSourcesList()).containsExactly(Source.WEB.number());
    assertThat(history(BERTA, Source.EXTENSION).getChangesCount()).isZero();
  }

  @Test
  void namesNoAnswerThatBelongsToHerAlone() {
    KnownItem.of(system, "sg.1.2", "a pot").at(1, 9);
    annaSees(10, 12);
    String known = history(BERTA, null).getTag();

    GetPriceHistoryResponse hers = history(ANNA, null, known);

    assertThat(known).isNotEmpty();
    assertThat(hers.getUnchanged()).isFalse();
    assertThat(hers.getTag()).isEmpty();
    assertThat(hers.getSourcesCount()).isEqualTo(2);
  }

  private void annaSees(long first, long second) {
    AccountId anna = new AccountId(ANNA);
    Series series = Series.headline(ITEM.listing(), Source.EXTENSION);
    system
        .database()
        .write(handle -> {
          PrivateItemStore items = new PrivateItemStore(handle, anna);
          items.begin(List.of(ITEM.listing()));
          items.save(
              List.of(
                  new PrivateItem(
                      ITEM.listing(),
                      "Anna's pot",
                      null,
                      offer(second),
                      Source.EXTENSION,
                      SEEN,
                      SEEN,
                      SEEN)));
          new PrivateSeriesStore(handle, anna)
              .write(
                  series,
                  List.of(
                      new ObservedRow(SEEN.minusSeconds(60), offer(first), null),
                      new ObservedRow(SEEN, offer(second), 60L)));
          return true;
        });
  }

  private static Offer offer(long price) {
    return new Offer(new Price(price * Price.UNITS_PER_CURRENCY_UNIT), null, StockState.IN, false);
  }

  private GetItemResponse item(long viewer) {
    return system
        .items()
        .getItem(
            GetItemRequest.newBuilder().setKey(ItemSystem.message(ITEM)).setViewer(viewer).build());
  }

  private GetPriceHistoryResponse history(long viewer, @Nullable Source source) {
    return history(viewer, source, "");
  }

  private GetPriceHistoryResponse history(long viewer, @Nullable Source source, String known) {
    GetPriceHistoryRequest.Builder request =
        GetPriceHistoryRequest.newBuilder()
            .setKey(ItemSystem.message(ITEM))
            .setKnownTag(known)
            .setLimit(100)
            .setViewer(viewer);
    if (source != null) {
      request.setSource(source.number());
    }
    return system.items().getPriceHistory(request.build());
  }

  private WatchedItem watched(long viewer) {
    return system
        .items()
        .listWatchedItems(
            ListWatchedItemsRequest.newBuilder()
                .addKeys(ItemSystem.message(ITEM))
                .setLimit(10)
                .setViewer(viewer)
                .build())
        .getItems(0);
  }

  private void bertaImports() {
    boolean begun =
        system
            .database()
            .write(handle ->
                new ImportStore(handle)
                    .insert("import", new AccountId(BERTA), false, "csv", ItemSystem.NOW));
    assertThat(begun).isTrue();
  }

  private Item listed(long viewer) {
    return items(viewer).getItems(0);
  }

  private ListItemsResponse items(long viewer) {
    return system
        .items()
        .listItems(ListItemsRequest.newBuilder().setLimit(10).setViewer(viewer).build());
  }
}

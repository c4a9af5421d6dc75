package dev.tidemark.price.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.Offer;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.PriceChangeStore;
import dev.tidemark.itemsdb.price.SeriesRow;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.world.TrueChange;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.WorldConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoFillIT {
  /** The shop and the price service agree on a moment at which the world stands still. */
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final DemoShop shop =
      DemoShop.start(
          DemoShopConfig.of(WorldConfig.startingAt(NOW.minus(Duration.ofHours(1))), CLOCK));
  private final PriceDatabase items = new PriceDatabase();
  private final DemoFill fill = new DemoFill(Optional.of(shop.origin()), items.database(), CLOCK);

  @AfterEach
  void close() {
    fill.close();
    items.close();
    shop.close();
  }

  @Test
  void writesThePastAsTheShopsOwnLedgerHasIt() {
    DemoFill.Filled filled = fill.fill();

    assertThat(filled.items()).hasSize(30).doesNotHaveDuplicates();
    assertThat(items.countChanges()).isEqualTo((int) filled.changes());
    for (ItemKey item : filled.items()) {
      List<PriceChange> written = items.changes(headline(item));
      List<TrueChange> truth = ledger(item, written.getFirst().at());
      assertThat(written.subList(1, written.size()))
          .extracting(PriceChange::at, PriceChange::price)
          .containsExactlyElementsOf(
              truth.stream().map(change -> tuple(change.at(), change.price())).toList());
    }
  }

  @Test
  void anItemLooksAsIfItHadBeenWatchedAllTheTime() {
    ItemKey item = fill.fill().items().getFirst();
    Truth truth = shop.world().truth(shop.world().find(item.item()).orElseThrow(), NOW);

    CheckedListing listing = items.listing(item);

    assertThat(listing.state()).isEqualTo(ItemState.OK);
    assertThat(listing.source()).isEqualTo(Source.DEMO);
    assertThat(listing.name()).isEqualTo(truth.item().name());
    assertThat(listing.imageUrl()).isEqualTo(shop.origin() + "/file/" + truth.item().image());
    assertThat(listing.headline().price()).isEqualTo(truth.price());
    assertThat(listing.lastSeenAt()).isEqualTo(NOW);
    assertThat(listing.firstSeenAt()).isEqualTo(items.changes(headline(item)).getFirst().at());
    assertThat(items.models(item)).hasSize(truth.models().size());
    assertThat(items.dueAt(item)).isAfterOrEqualTo(NOW);
    assertThat(items.number("SELECT SUM(changes) FROM price_day"))
        .as("rollups count every row")
        .isEqualTo(items.countChanges());
  }

  @Test
  void aRepeatWritesNothing() {
    DemoFill.Filled first = fill.fill();

    DemoFill.Filled second = fill.fill();

    assertThat(second.items()).isEqualTo(first.items());
    assertThat(second.changes()).isZero();
    assertThat(items.countChanges()).isEqualTo((int) first.changes());
  }

  @Test
  void joinsThePastToWhatPriceChecksSaw() {
    ItemKey item = fill.fill().items().getFirst();
    List<PriceChange> whole = items.changes(headline(item));
    PriceChange last = whole.getLast();
    items.execute("DELETE FROM price_change");
    items.execute("DELETE FROM price_day");
    see(item, last, NOW.minusSeconds(5));

    fill.fill();

    assertThat(items.changes(headline(item)))
        .extracting(PriceChange::at)
        .as("the look that saw what stood already is no change any more")
        .containsExactlyElementsOf(whole.stream().map(PriceChange::at).toList());
    assertThat(items.listing(item).priceSince()).isEqualTo(last.at());
    assertThat(items.number("SELECT SUM(changes) FROM price_day")).isEqualTo(items.countChanges());
  }

  @Test
  void saysThatThereIsNoShop() {
    try (DemoFill none = new DemoFill(Optional.empty(), items.database(), CLOCK)) {
      assertThatThrownBy(none::fill)
          .isInstanceOf(TidemarkException.class)
          .hasMessageContaining("No demo shop");
    }
  }

  private void see(ItemKey item, PriceChange seen, Instant at) {
    int _ =
        items
            .database()
            .write(handle -> {
              new PriceChangeStore(handle)
                  .append(
                      headline(item),
                      new SeriesRow(
                          at,
                          new Offer(
                              seen.price(), seen.listPrice(), seen.stock(), seen.flashSale())),
                      null);
              return 0;
            });
  }

  private List<TrueChange> ledger(ItemKey item, Instant since) {
    return shop
        .world()
        .changes(shop.world().find(item.item()).orElseThrow(), since.plusMillis(1), NOW)
        .stream()
        .filter(change -> change.model().equals(ModelId.HEADLINE))
        .toList();
  }

  private static Series headline(ItemKey item) {
    assertThat(item.region()).isEqualTo(Region.DEMO);
    return Series.headline(item.listing(), Source.DEMO);
  }
}

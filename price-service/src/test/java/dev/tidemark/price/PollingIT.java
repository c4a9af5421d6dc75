package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.StockState;
import dev.tidemark.protocol.price.v1.Connector;
import dev.tidemark.protocol.price.v1.ListConnectorsRequest;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import dev.tidemark.testkit.RecordedShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollingIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.67707640.2245175584").orElseThrow();
  private static final Duration SOON = Duration.ofSeconds(15);

  private final PriceDatabase items = new PriceDatabase();
  private final RecordedShop shop = RecordedShop.start();
  private PriceSystem system;

  @BeforeEach
  void start() {
    system = PriceSystem.asking(items, shop.baseUrl());
  }

  @AfterEach
  void close() {
    system.close();
    shop.close();
    items.close();
  }

  @Test
  void writesExactlyTheChangesThatTheShopMade() {
    Page.at(ITEM, "129.00").showIn(shop);
    items.track(ITEM, Instant.now());
    awaitPrices("129.00");

    Page.at(ITEM, "119.00").showIn(shop);
    awaitPrices("129.00", "119.00");
    Page.of(ITEM).model(1, "119.00", 0).showIn(shop);
    awaitPrices("129.00", "119.00", "119.00");
    Page.at(ITEM, "121.50").showIn(shop);
    awaitPrices("129.00", "119.00", "119.00", "121.50");

    assertThat(items.changes(ITEM))
        .extracting(PriceChange::stock)
        .containsExactly(StockState.IN, StockState.IN, StockState.OUT, StockState.IN);
    assertThat(items.changes(ITEM)).extracting(PriceChange::at).isSorted().doesNotHaveDuplicates();
    assertThat(items.changes(ITEM).getFirst().gap()).isNull();
    assertThat(items.changes(ITEM).getLast().gap()).isNotNull();
    assertThat(items.listing(ITEM).state()).isEqualTo(ItemState.OK);
  }

  @Test
  void looksAtANewItemAtOnce() {
    Page.at(ITEM, "129.00").showIn(shop);
    await().atMost(SOON).until(() -> system.readiness().ready());
    Instant added = Instant.now();

    items.track(ITEM, added);

    awaitPrices("129.00");
    // One round of polling and one answer; three times that for a busy machine.
    assertThat(Duration.between(added, items.listing(ITEM).firstSeenAt()))
        .isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void tellsSubscribersOfEachCheck() {
    Iterator<PriceEvent> events = system.service().subscribe(SubscribeRequest.getDefaultInstance());
    await().atMost(SOON).until(() -> system.readiness().ready());
    Page.at(ITEM, "129.00").showIn(shop);
    items.track(ITEM, Instant.now());

    PriceEvent started = events.next();
    PriceEvent finished = events.next();

    assertThat(started.hasCheckStarted()).isTrue();
    assertThat(started.getItem().getItemId()).isEqualTo(ITEM.item().value());
    assertThat(finished.getCheckFinished().getPrice()).isEqualTo(12_900_000);
    assertThat(finished.getCheckFinished().getFirst()).isTrue();
    assertThat(finished.getCheckFinished().getChanged()).isTrue();
    assertThat(finished.getCheckFinished().getReason()).isEmpty();
    assertThat(finished.getSequence()).isGreaterThan(started.getSequence());
  }

  @Test
  void reportsItsConnectors() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(items.number("SELECT COUNT(*) FROM connector")).isEqualTo(11));

    List<Connector> connectors =
        system
            .service()
            .listConnectors(ListConnectorsRequest.getDefaultInstance())
            .getConnectorsList();

    assertThat(connectors).hasSize(11).allSatisfy(it -> assertThat(it.getState()).isEqualTo("ok"));
  }

  @Test
  void isReadyWithDatabaseAndBuckets() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(system.readiness().check()).containsKeys("items-db", "buckets"));
    await().atMost(SOON).until(() -> system.readiness().ready());
  }

  private void awaitPrices(String... prices) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(items.changes(ITEM))
                .extracting(change -> change.price().toDecimal(2))
                .containsExactly(prices));
  }
}

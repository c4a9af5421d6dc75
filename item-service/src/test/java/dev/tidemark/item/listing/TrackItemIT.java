package dev.tidemark.item.listing;

import static dev.tidemark.item.ItemSystem.key;
import static dev.tidemark.item.ItemSystem.refusal;
import static dev.tidemark.item.ItemSystem.refusedField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.TrackItemRequest;
import dev.tidemark.protocol.item.v1.TrackItemResponse;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class TrackItemIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  @Test
  void beginsWithNothingKnownAndALookDueNow() {
    TrackItemResponse answer = system.track(key("sg.67707640.2245175584"));

    assertThat(answer.getCreated()).isTrue();
    assertThat(answer.getItem().getStateDetail()).contains("No source of prices is set up");
    assertThat(answer.getItem().toBuilder().clearStateDetail().build())
        .isEqualTo(
            Item.newBuilder()
                .setKey(ItemSystem.message(Region.SG, 67_707_640, 2_245_175_584L))
                .setState(ItemState.WAITING_FOR_SOURCE.number())
                .setOrigin(1)
                .setTrackedSinceMs(ItemSystem.NOW.toEpochMilli())
                .setNextCheckAtMs(ItemSystem.NOW.toEpochMilli())
                .build());
  }

  @Test
  void answersAKnownItemAsItIs() {
    TrackItemResponse first = system.track(key("sg.1.100"));
    TrackItemResponse second = system.track(key("sg.1.100"));

    assertThat(second.getCreated()).isFalse();
    assertThat(second.getItem()).isEqualTo(first.getItem());
  }

  @Test
  void wakesAnItemThatRestedSinceNobodyWatchedIt() {
    ItemKey item = key("sg.1.101");
    boolean _ =
        system
            .database()
            .write(handle -> {
              boolean begun = new ListingStore(handle).insertProvisional(item, ItemSystem.NOW);
              new PollScheduleStore(handle)
                  .insertResting(
                      item.listing(), ItemSystem.NOW.plusSeconds(50_000), Duration.ofDays(1));
              return begun;
            });

    assertThat(system.track(item).getItem().getNextCheckAtMs())
        .isEqualTo(ItemSystem.NOW.toEpochMilli());
  }

  @Test
  void createsAnItemOnceHoweverManyAskAtTheSameTime() throws Exception {
    Callable<TrackItemResponse> call = () -> system.track(key("tw.7.200"));
    List<Future<TrackItemResponse>> answers;
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      answers = callers.invokeAll(Collections.nCopies(64, call));
    }

    int created = 0;
    for (Future<TrackItemResponse> answer : answers) {
      created += answer.get().getCreated() ? 1 : 0;
      assertThat(answer.get().getItem().getKey().getItemId()).isEqualTo(200);
    }
    assertThat(created).isEqualTo(1);
    assertThat(schedules(key("tw.7.200").listing().value())).isEqualTo(1);
  }

  @Test
  void letsTheLatestLinkDecideAboutAShopThatNobodyHasConfirmed() {
    system.track(key("my.1.300"));
    long listing = key("my.1.300").listing().value();
    system.execute(
        "UPDATE poll_state SET due_at = due_at + 3600000, failures = 7 WHERE listing_id = "
            + listing);

    TrackItemResponse moved = system.track(key("my.2.300"));

    assertThat(moved.getCreated()).isFalse();
    assertThat(moved.getItem().getKey().getShopId()).isEqualTo(2);
    assertThat(moved.getItem().getNextCheckAtMs()).isEqualTo(ItemSystem.NOW.toEpochMilli());
  }

  @Test
  void refusesAnotherShopOnceAnAnswerHasConfirmedOne() {
    system.track(key("my.1.400"));
    system.execute(
        "UPDATE listing SET shop_confirmed = 1 WHERE listing_id = " + key("my.1.400").listing());

    String detail = refusal(ErrorCode.SHOP_MISMATCH, () -> system.track(key("my.2.400"))).detail();

    assertThat(detail).contains("400").contains("shop 1").contains("shop 2");
    assertThat(system.track(key("my.1.400")).getItem().getKey().getShopId()).isEqualTo(1);
  }

  @Test
  void takesTheHighestIdsThereAre() {
    TrackItemResponse answer =
        system
            .items()
            .trackItem(
                TrackItemRequest.newBuilder()
                    .setKey(ItemSystem.message(Region.DEMO, Long.MAX_VALUE, ItemId.MAX))
                    .build());

    assertThat(answer.getItem().getKey().getShopId()).isEqualTo(Long.MAX_VALUE);
    assertThat(answer.getItem().getKey().getItemId()).isEqualTo(ItemId.MAX);
  }

  @Test
  void refusesWhatIsNoKey() {
    for (ItemKeyMessage key :
        List.of(
            ItemKeyMessage.getDefaultInstance(),
            ItemKeyMessage.newBuilder().setRegion(99).setShopId(1).setItemId(1).build(),
            ItemSystem.message(Region.SG, 0, 1),
            ItemSystem.message(Region.SG, 1, -1),
            ItemSystem.message(Region.SG, 1, ItemId.MAX + 1))) {
      assertThat(
              refusedField(() ->
                  system.items().trackItem(TrackItemRequest.newBuilder().setKey(key).build())))
          .isEqualTo("itemKey");
    }
  }

  private int schedules(long listing) {
    return system
        .database()
        .read((Handle handle) ->
            handle
                .createQuery("SELECT COUNT(*) FROM poll_state WHERE listing_id = :listing")
                .bind("listing", listing)
                .mapTo(Integer.class)
                .one());
  }
}

package dev.tidemark.itemsdb.listing;

import static dev.tidemark.itemsdb.ItemsDbForTests.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.itemsdb.Plan;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Origin;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListingStoreIT {
  private static final Instant NOW = Instant.parse("2026-03-03T10:15:30.123Z");
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private static ItemsDbForTests db;

  @BeforeAll
  static void migrate() {
    db = new ItemsDbForTests();
  }

  @AfterAll
  static void drop() {
    db.close();
  }

  @Test
  void readsANewListingAsPendingWithNothingKnown() {
    ItemKey key = item(Region.SG, 67_707_640, 2_245_175_584L);

    boolean inserted = track(key);

    assertThat(inserted).isTrue();
    assertThat(find(key.listing()))
        .isEqualTo(
            new Listing(
                key.listing(),
                key.shop(),
                false,
                ItemState.PENDING,
                null,
                null,
                Offer.UNKNOWN,
                null,
                null,
                null,
                new Sightings(NOW, null, null, null),
                Origin.WATCH,
                0));
    assertThat(find(key.listing()).key()).isEqualTo(key);
  }

  @Test
  void schedulesTheFirstLookAtOnceInTheBucketOfTheListing() {
    ItemKey key = item(Region.MY, 1, 20);

    track(key);

    assertThat(db.read(handle -> new PollScheduleStore(handle).find(key.listing())).orElseThrow())
        .isEqualTo(new PollSchedule(NOW, HALF_HOUR, LookReason.FIRST_LOOK, 600, 0));
    assertThat(
            db.<Integer>read(handle ->
                handle
                    .createQuery("SELECT bucket FROM poll_state WHERE listing_id = :listing")
                    .bind("listing", key.listing().value())
                    .mapTo(Integer.class)
                    .one()))
        .isEqualTo(Buckets.of(key.listing()));
  }

  @Test
  void leavesAListingAsItIsWhenInsertedAgain() {
    ItemKey key = item(Region.MY, 7, 30);
    track(key);

    boolean again =
        db.write(handle ->
            new ListingStore(handle).insertProvisional(item(Region.MY, 8, 30), NOW.plusSeconds(1)));

    assertThat(again).isFalse();
    assertThat(find(key.listing()).shop()).isEqualTo(new ShopId(7));
    assertThat(find(key.listing()).sightings().trackedSince()).isEqualTo(NOW);
  }

  @Test
  void replacesAShopUntilAnAnswerHasConfirmedIt() {
    ItemKey key = item(Region.TW, 1, 40);
    track(key);

    assertThat(replaceShop(key.listing(), 2)).isTrue();
    db.execute("UPDATE listing SET shop_confirmed = 1 WHERE listing_id = " + key.listing());
    assertThat(replaceShop(key.listing(), 3)).isFalse();

    Listing listing = find(key.listing());
    assertThat(listing.shop()).isEqualTo(new ShopId(2));
    assertThat(listing.version()).isEqualTo(1);
  }

  @Test
  void findsManyListingsInAsManyStatementsAsThereAreBatches() {
    ItemKey first = item(Region.PH, 1, 50);
    ItemKey second = item(Region.PH, 1, 51);
    track(first);
    track(second);
    ListingId unknown = ItemsDbForTests.listing(Region.PH, 52);

    List<Listing> found =
        db.read(handle ->
            new ListingStore(handle).findAll(List.of(second.listing(), unknown, first.listing())));

    assertThat(found).extracting(Listing::key).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void goesStraightToEachListing() {
    List<Plan> plans =
        db.read(handle ->
            Plan.of(handle, ListingStore.class, "FIND", Map.of("listing", 281474976710657L)));

    assertThat(plans).allSatisfy(plan -> assertThat(plan.key()).isIn("PRIMARY", ""));
    assertThat(plans).extracting(Plan::type).doesNotContain("ALL", "index");
  }

  private static boolean track(ItemKey key) {
    return db.write(handle -> {
      new PollScheduleStore(handle).insertDue(key.listing(), NOW, HALF_HOUR);
      return new ListingStore(handle).insertProvisional(key, NOW);
    });
  }

  private static boolean replaceShop(ListingId listing, long shop) {
    return db.write(
        handle -> new ListingStore(handle).replaceProvisionalShop(listing, new ShopId(shop)));
  }

  private static Listing find(ListingId listing) {
    return db.read(handle -> new ListingStore(handle).find(listing)).orElseThrow();
  }
}

package dev.tidemark.itemsdb.listing;

import static dev.tidemark.itemsdb.ItemsDbForTests.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.ItemsDbForTests;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListingSearchStoreIT {
  private static ItemsDbForTests db;

  @BeforeAll
  static void fill() {
    db = new ItemsDbForTests();
    insert(Region.SG, 1, "Espresso Machine 100% steel");
    insert(Region.SG, 2, "espresso cups");
    insert(Region.SG, 3, null);
    insert(Region.MY, 1, "Kopi_O mix");
    insert(Region.MY, 4, "Mesin ESPRESSO \\ kecil!");
    insert(Region.DEMO, 9, "Café demo");
  }

  @AfterAll
  static void drop() {
    db.close();
  }

  @Test
  void pagesThroughEveryListingInTheOrderOfIds() {
    List<ListingId> first = page("", null, null, 4);

    assertThat(first)
        .containsExactly(
            listing(Region.SG, 1),
            listing(Region.SG, 2),
            listing(Region.SG, 3),
            listing(Region.MY, 1));
    assertThat(page("", null, first.getLast(), 4))
        .containsExactly(listing(Region.MY, 4), listing(Region.DEMO, 9));
  }

  @Test
  void keepsToARegion() {
    assertThat(page("", Region.MY, null, 10))
        .containsExactly(listing(Region.MY, 1), listing(Region.MY, 4));
    assertThat(page("", Region.MY, listing(Region.MY, 1), 10))
        .containsExactly(listing(Region.MY, 4));
    assertThat(page("", Region.VN, null, 10)).isEmpty();
    assertThat(page("", Region.DEMO, null, 10)).containsExactly(listing(Region.DEMO, 9));
  }

  @Test
  void findsPartOfANameWithoutRegardToCaseAndAccents() {
    assertThat(page("Espresso", null, null, 10))
        .containsExactly(listing(Region.SG, 1), listing(Region.SG, 2), listing(Region.MY, 4));
    assertThat(page("cafe", null, null, 10)).containsExactly(listing(Region.DEMO, 9));
  }

  @Test
  void takesTheSignsOfPatternsAsTheyAre() {
    assertThat(page("100%", null, null, 10)).containsExactly(listing(Region.SG, 1));
    assertThat(page("Kopi_O", null, null, 10)).containsExactly(listing(Region.MY, 1));
    assertThat(page("KopiXO", null, null, 10)).isEmpty();
    assertThat(page("\\ kecil!", null, null, 10)).containsExactly(listing(Region.MY, 4));
    assertThat(page("' OR 1=1 --", null, null, 10)).isEmpty();
  }

  @Test
  void findsAmongAFewListings() {
    List<ListingId> few = List.of(listing(Region.SG, 1), listing(Region.MY, 1));

    assertThat(among(few, "", null)).containsExactlyElementsOf(few);
    assertThat(among(few, "mix", null)).containsExactly(listing(Region.MY, 1));
    assertThat(among(few, "", listing(Region.SG, 1))).containsExactly(listing(Region.MY, 1));
  }

  @Test
  void outlinesThoseThatMatch() {
    List<ListingId> all = List.of(listing(Region.SG, 2), listing(Region.SG, 3));

    assertThat(outlines(all, ""))
        .extracting(ListingOutline::id)
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(outlines(all, "CUP"))
        .extracting(ListingOutline::name)
        .containsExactly("espresso cups");
  }

  private static List<ListingId> page(
      String name, @Nullable Region region, @Nullable ListingId after, int limit) {
    return db.read(handle ->
        new ListingSearchStore(handle)
            .page(name, region, after, limit).stream().map(Listing::id).toList());
  }

  private static List<ListingId> among(
      List<ListingId> listings, String name, @Nullable ListingId after) {
    return db.read(handle ->
        new ListingSearchStore(handle)
            .among(listings, name, after, 10).stream().map(Listing::id).toList());
  }

  private static List<ListingOutline> outlines(List<ListingId> listings, String name) {
    return db.read(handle -> new ListingSearchStore(handle).outlines(listings, name));
  }

  private static void insert(Region region, long item, @Nullable String name) {
    db.read(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO listing (listing_id, shop_id, state, name, tracked_since)
                VALUES (:listing, 1, 2, :name, 0)
                """)
            .bind("listing", listing(region, item).value())
            .bind("name", name)
            .execute());
  }
}

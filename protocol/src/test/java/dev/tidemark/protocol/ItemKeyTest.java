package dev.tidemark.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemKeyTest {
  @Test
  void readsWhatItWrites() {
    ItemKey key = new ItemKey(Region.SG, new ShopId(67707640), new ItemId(2245175584L));

    assertThat(key).hasToString("sg.67707640.2245175584");
    assertThat(ItemKey.parse(key.toString())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sg",
        "sg.1",
        "xx.1.2",
        "SG.1.2",
        "sg.01.2",
        "sg.1.0",
        "sg.-1.2",
        "sg.1.2.3",
        "sg.1.2 ",
        "sg.1.281474976710656",
        "sg.9223372036854775808.1",
        "sg.1.１"
      })
  void refusesEveryOtherForm(String text) {
    assertThat(ItemKey.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Region.class)
  void keepsRegionAndItemInTheListingId(Region region) {
    ItemId item = new ItemId(58_000_000_000L);

    ListingId listing = ListingId.of(region, item);

    assertThat(listing.region()).isEqualTo(region);
    assertThat(listing.item()).isEqualTo(item);
    assertThat(listing.value()).isPositive();
  }

  @Test
  void refusesAListingOfNoRegion() {
    assertThatThrownBy(() -> new ListingId(5)).hasMessageContaining("no region");
  }
}

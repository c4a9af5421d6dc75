package dev.tidemark.itemsdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
  @Test
  void neverMoveAListingToAnotherBucket() {
    // Stored rows rely on these numbers, which were computed apart from this code.
    assertThat(Buckets.of(listing(Region.SG, 1))).isEqualTo(782);
    assertThat(Buckets.of(listing(Region.SG, 2_245_175_584L))).isEqualTo(422);
    assertThat(Buckets.of(listing(Region.VN, 10_664_696_259L))).isEqualTo(514);
    assertThat(Buckets.of(listing(Region.DEMO, ItemId.MAX))).isEqualTo(677);
  }

  @ParameterizedTest
  @EnumSource(Region.class)
  void spreadSequentialItemsEvenly(Region region) {
    assertSpreadEvenly(region, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 10, 256, 1024, 65_536, 1_000_003})
  void spreadItemsWithAStrideEvenly(long stride) {
    assertSpreadEvenly(Region.ID, stride);
  }

  /** With 100 listings per bucket on average, a fair throw stays within 100 +- 50 (5 sigma). */
  private static void assertSpreadEvenly(Region region, long stride) {
    int[] counts = new int[Buckets.COUNT];

    for (long i = 0; i < 100L * Buckets.COUNT; i++) {
      counts[Buckets.of(listing(region, 20_000_000_000L + i * stride))]++;
    }

    assertThat(Arrays.stream(counts).summaryStatistics())
        .satisfies(spread -> {
          assertThat(spread.getMin()).isGreaterThan(50);
          assertThat(spread.getMax()).isLessThan(150);
        });
  }

  private static ListingId listing(Region region, long item) {
    return ListingId.of(region, new ItemId(item));
  }
}

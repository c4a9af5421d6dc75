package dev.tidemark.itemsdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
  @Test
  void ofNothingAreNone() {
    assertThat(Batches.of(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100, 512, 513, 2000})
  void holdEveryListingInPiecesOfPowersOfTwo(int size) {
    List<ListingId> listings =
        LongStream.rangeClosed(1, size)
            .mapToObj(item -> ItemsDbForTests.listing(Region.SG, item))
            .toList();

    List<List<Long>> batches = Batches.of(listings);

    Set<Long> ids = new HashSet<>();
    batches.forEach(ids::addAll);
    assertThat(ids).hasSize(size);
    assertThat(batches)
        .hasSize((size + 511) / 512)
        .allSatisfy(batch -> assertThat(Integer.bitCount(batch.size())).isEqualTo(1));
  }
}

package dev.tidemark.price.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopBatchesTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final int WORTHWHILE_FROM = 3;

  private final Map<ListingId, ShopId> shops = new HashMap<>();

  private DuePoll due(int item, int shop) {
    ListingId listing = ListingId.of(Region.BR, new ItemId(item));
    shops.put(listing, new ShopId(shop));
    return new DuePoll(
        1,
        listing,
        NOW,
        LookReason.INTERVAL,
        NOW.minusSeconds(60),
        Duration.ofMinutes(1),
        1,
        null,
        0);
  }

  private List<List<Long>> batches(List<DuePoll> due) {
    return ShopBatches.batches(due, shops, WORTHWHILE_FROM).stream()
        .map(batch -> batch.stream().map(each -> each.listing().item().value()).toList())
        .toList();
  }

  @Test
  void putsItemsOfAShopTogetherWhereTheMostUrgentOfThemStood() {
    List<DuePoll> due = List.of(due(1, 7), due(2, 8), due(3, 9), due(4, 8), due(5, 8));

    assertThat(batches(due)).containsExactly(List.of(1L), List.of(2L, 4L, 5L), List.of(3L));
  }

  @Test
  void leavesSoFewItemsAloneThatAListWouldSaveNothing() {
    assertThat(batches(List.of(due(1, 7), due(2, 7)))).containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void looksAloneAtAnItemWhoseShopIsUnknown() {
    List<DuePoll> due = List.of(due(1, 7), due(2, 7), due(3, 7), due(4, 7));
    shops.remove(due.getFirst().listing());

    assertThat(batches(due)).containsExactly(List.of(1L), List.of(2L, 3L, 4L));
  }

  @Test
  void keepsABatchToWhatAPageOfTheListHolds() {
    List<DuePoll> due = IntStream.rangeClosed(1, 120).mapToObj(item -> due(item, 7)).toList();

    assertThat(batches(due)).extracting(List::size).containsExactly(50, 50, 20);
  }
}

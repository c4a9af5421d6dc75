package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoppingIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.67707640.2245175584").orElseThrow();

  @Test
  void finishesTheChecksThatRunAndLeavesEveryBucketFree() {
    try (PriceDatabase items = new PriceDatabase();
        RecordedShop shop = RecordedShop.start()) {
      Reply slow = Reply.of(200, Page.at(ITEM, "129.00").json()).after(Duration.ofSeconds(2));
      shop.answer(Page.PATH, ITEM.shop().value(), ITEM.item().value(), slow);
      items.track(ITEM, Instant.now());
      PriceSystem system = PriceSystem.asking(items, shop.baseUrl());
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() ->
              shop.requests().stream()
                  .anyMatch(request -> request.uri().getPath().equals(Page.PATH)));

      system.close();

      assertThat(items.changes(ITEM)).hasSize(1);
      assertThat(items.number("SELECT COUNT(*) FROM bucket_lease WHERE lease_until > 0")).isZero();
      assertThat(items.number("SELECT COUNT(*) FROM collector")).isZero();
    }
  }
}

package dev.tidemark.price.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.PriceSystem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.price.v1.GetPollingRequest;
import dev.tidemark.protocol.price.v1.GetPollingResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PollFiguresIT {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  @AutoClose private final PriceDatabase items = new PriceDatabase();

  @Test
  void tellsOfEveryRegionThatHasASourceOrAnItem() {
    items.track(ItemKey.parse("my.7.1").orElseThrow(), Instant.now().plusSeconds(3_600));
    items.track(ItemKey.parse("my.7.2").orElseThrow(), Instant.now().minusSeconds(60));

    try (PriceSystem system = PriceSystem.following(items, NOBODY, 50)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> polling(system).getRegionsCount() == 2);

      GetPollingResponse polling = polling(system);

      assertThat(polling.getCollectors()).isEqualTo(1);
      GetPollingResponse.Region withSource = polling.getRegions(0);
      assertThat(withSource.getRegion()).isEqualTo(Region.SG.number());
      assertThat(withSource.getItems()).isZero();
      assertThat(withSource.getBudgetPerSecond()).isEqualTo(50);
      GetPollingResponse.Region withItems = polling.getRegions(1);
      assertThat(withItems.getRegion()).isEqualTo(Region.MY.number());
      assertThat(withItems.getItems()).isEqualTo(2);
      assertThat(withItems.getOverdueItems()).isEqualTo(1);
      assertThat(withItems.getStaleShare()).isBetween(0.0, 1.0);
      assertThat(withItems.getBudgetPerSecond()).isZero();
      assertThat(withItems.getFloorSeconds()).isEqualTo(86_400);
    }
  }

  private static GetPollingResponse polling(PriceSystem system) {
    return system.administration().getPolling(GetPollingRequest.getDefaultInstance());
  }
}

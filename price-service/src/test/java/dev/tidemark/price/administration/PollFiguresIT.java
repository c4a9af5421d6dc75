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
    items.track(ItemKey.parse("sg.7.1").orElseThrow(), Instant.now().plusSeconds(3_600));
    items.track(ItemKey.parse("demo.7.1").orElseThrow(), Instant.now().plusSeconds(3_600));
    items.track(ItemKey.parse("demo.7.2").orElseThrow(), Instant.now().minusSeconds(60));

    try (PriceSystem system = PriceSystem.asking(items, NOBODY)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> of(system, Region.DEMO).getItems() == 2);

      GetPollingResponse.Region withSource = of(system, Region.SG);
      GetPollingResponse.Region withoutSource = of(system, Region.DEMO);

      assertThat(polling(system).getCollectors()).isEqualTo(1);
      assertThat(withSource.getItems()).isEqualTo(1);
      assertThat(withSource.getBudgetPerSecond()).isEqualTo(50);
      assertThat(withSource.getFloorSeconds()).isEqualTo(86_400);
      assertThat(withoutSource.getOverdueItems()).isEqualTo(1);
      assertThat(withoutSource.getStaleShare()).isBetween(0.0, 1.0);
      assertThat(withoutSource.getBudgetPerSecond()).isZero();
    }
  }

  private static GetPollingResponse.Region of(PriceSystem system, Region region) {
    return polling(system).getRegionsList().stream()
        .filter(each -> each.getRegion() == region.number())
        .findFirst()
        .orElse(GetPollingResponse.Region.getDefaultInstance());
  }

  private static GetPollingResponse polling(PriceSystem system) {
    return system.administration().getPolling(GetPollingRequest.getDefaultInstance());
  }
}

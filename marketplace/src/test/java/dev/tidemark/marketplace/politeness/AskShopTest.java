package dev.tidemark.marketplace.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Questions that are not about one item share the pace and the pauses of those that are. */
class AskShopTest {
  private static final ShopAnswer<String> GOOD = new ShopAnswer.Answered<>("sessions");

  private final ManualTime time = new ManualTime();
  private final HostPoliteness host = new HostPoliteness("shop.example", 2, time, new Random(5));

  @Test
  void givesTheAnswerBack() {
    assertThat(host.askShop("/sessions", () -> GOOD)).isEqualTo(GOOD);
  }

  @Test
  void takesTurnsWithPriceChecks() {
    Instant start = time.now();
    host.ask("/item", PriceCheck.Gone::new);

    host.askShop("/sessions", () -> GOOD);

    assertThat(Duration.between(start, time.now())).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void closesTheHostForEverybodyWhenItIsRefused() {
    PriceCheck blocked = new PriceCheck.Blocked(BlockReason.CAPTCHA, Duration.ofMinutes(3));

    host.askShop("/sessions", () -> new ShopAnswer.Failed<>(blocked));

    PriceCheck later = new PriceCheck.Postponed(Duration.ofMinutes(3));
    assertThat(host.ask("/item", PriceCheck.Gone::new)).isEqualTo(later);
    assertThat(host.askShop("/sessions", () -> GOOD)).isEqualTo(new ShopAnswer.Failed<>(later));
    assertThat(host.state().condition()).isEqualTo(Condition.BLOCKED);
  }

  @Test
  void opensItsOwnCircuitAfterARunOfFailures() {
    PriceCheck lost = new PriceCheck.Unreachable(UnreachableReason.TIMEOUT, null);
    for (int i = 0; i < 20; i++) {
      host.askShop("/sessions", () -> new ShopAnswer.Failed<>(lost));
    }

    ShopAnswer<String> next = host.askShop("/sessions", () -> GOOD);

    assertThat(((ShopAnswer.Failed<String>) next).reason())
        .extracting(reason -> ((PriceCheck.Unreachable) reason).reason())
        .isEqualTo(UnreachableReason.CIRCUIT_OPEN);
    assertThat(host.ask("/item", PriceCheck.Gone::new)).isEqualTo(new PriceCheck.Gone());
  }
}

package dev.tidemark.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
  private final RateLimit limit = new RateLimit(2, now::get);

  @Test
  void grantsABurstOfTenSecondsWorthAndThenTheRate() {
    assertThat(taken(30, "a")).isEqualTo(20);

    now.addAndGet(1_000_000_000L);
    assertThat(taken(30, "a")).isEqualTo(2);

    now.addAndGet(100_000_000_000L);
    assertThat(taken(30, "a")).isEqualTo(20);
  }

  @Test
  void countsEachKeyByItself() {
    taken(30, "a");

    assertThat(taken(30, "b")).isEqualTo(20);
  }

  @Test
  void saysHowLongToWait() {
    taken(20, "a");

    TidemarkException refused = refusal("a");

    assertThat(refused).isNotNull();
    assertThat(refused.error()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void countsNothingWhenThereIsNoLimit() {
    RateLimit none = new RateLimit(0, now::get);

    for (int i = 0; i < 100_000; i++) {
      none.take("a");
    }
    assertThat(now.get()).isPositive();
  }

  @Test
  void takesAHouseholdsNetworkOfVersionSixAsOne() {
    assertThat(RateLimit.addressKey("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(RateLimit.addressKey("2001:db8:1:2::1"))
        .isNotEqualTo(RateLimit.addressKey("2001:db8:1:3::1"));
    assertThat(RateLimit.addressKey("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  private int taken(int attempts, String key) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      if (refusal(key) == null) {
        taken++;
      }
    }
    return taken;
  }

  private @Nullable TidemarkException refusal(String key) {
    try {
      limit.take(key);
      return null;
    } catch (TidemarkException refused) {
      return refused;
    }
  }
}

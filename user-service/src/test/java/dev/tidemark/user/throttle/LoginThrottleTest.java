package dev.tidemark.user.throttle;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.user.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HOME = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.7";

  private final ManualClock clock = new ManualClock();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  @Test
  void refusesTheSixthAttemptWithTheTimeToWait() {
    fail("alice", HOME, 5);

    TidemarkException refusal = refused("alice", HOME);

    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void countsAnAccountOverAllAddresses() {
    for (int i = 1; i <= 5; i++) {
      fail("alice", "192.0.2." + i, 1);
    }

    refused("alice", "192.0.2.6");
  }

  @Test
  void startsAnewAfterALoginThatSucceeds() {
    fail("alice", HOME, 4);
    throttle.begin("alice", HOME).succeeded();
    fail("alice", HOME, 5);

    refused("alice", HOME);
  }

  @Test
  void doesNotLetStrangersKeepTheOwnerOut() {
    throttle.begin("alice", HOME).succeeded();
    fail("alice", ELSEWHERE, 5);
    refused("alice", ELSEWHERE);

    throttle.begin("alice", HOME).succeeded();
  }

  @Test
  void doesNotTakeAMadeUpNameForTheOwnersCount() {
    throttle.begin("alice", HOME).succeeded();
    fail("from " + HOME + " alice", ELSEWHERE, 5);
    fail("alice from " + HOME, ELSEWHERE, 5);

    fail("alice", HOME, 5);
  }

  @Test
  void limitsFailuresOfAnAddressOverAllAccounts() {
    for (int i = 0; i < 100; i++) {
      fail("user" + i, HOME, 1);
    }

    refused("somebody", HOME);
    fail("somebody", ELSEWHERE, 1);
  }

  @Test
  void doesNotCountAttemptsThatSucceedAgainstTheAddress() {
    for (int i = 0; i < 1_000; i++) {
      throttle.begin("user" + i, HOME).succeeded();
    }

    fail("somebody", HOME, 1);
  }

  @Test
  void takesANetworkOfOneCustomerForOneAddress() {
    for (int i = 0; i < 100; i++) {
      fail("user" + i, "2001:db8:1:2::" + i, 1);
    }

    refused("somebody", "2001:db8:1:2:ffff::1");
    fail("somebody", "2001:db8:1:3::1", 1);
  }

  @Test
  void doesNotCountWhatWasAbandoned() {
    fail("alice", HOME, 4);
    throttle.begin("alice", HOME).abandoned();
    fail("alice", HOME, 1);

    refused("alice", HOME);
  }

  private void fail(String username, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.begin(username, address);
    }
  }

  private TidemarkException refused(String username, String address) {
    return refusal(
        ErrorCode.TOO_MANY_ATTEMPTS, () -> throttle.begin(username, address).abandoned());
  }
}

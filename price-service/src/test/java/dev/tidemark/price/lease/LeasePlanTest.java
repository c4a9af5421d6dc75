package dev.tidemark.price.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.poll.BucketLease;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeasePlanTest {
  private static final Random RANDOM = new Random(1);

  @Test
  void takesEverythingWhenAlone() {
    LeasePlan plan = plan(1, leases("", false, 10));

    assertThat(plan.take()).hasSize(10);
    assertThat(plan.giveBack()).isEmpty();
  }

  @Test
  void takesItsShareRoundedUp() {
    assertThat(plan(3, leases("", false, 10)).take()).hasSize(4);
  }

  @Test
  void leavesRunningLeasesOfOthersAlone() {
    assertThat(plan(1, leases("other", true, 10)).take()).isEmpty();
  }

  @Test
  void givesBackWhatIsMoreThanItsShare() {
    LeasePlan plan = plan(2, leases("me", true, 10));

    assertThat(plan.giveBack()).hasSize(5);
    assertThat(plan.take()).isEmpty();
  }

  @Test
  void keepsBucketsInWhichACheckRuns() {
    LeasePlan plan = LeasePlan.of(leases("me", true, 10), "me", 5, bucket -> bucket < 9, RANDOM);

    assertThat(plan.giveBack()).containsExactly(9);
  }

  private static LeasePlan plan(int live, List<BucketLease> leases) {
    return LeasePlan.of(leases, "me", live, _ -> false, RANDOM);
  }

  private static List<BucketLease> leases(String owner, boolean live, int count) {
    return IntStream.range(0, count)
        .mapToObj(bucket -> new BucketLease(bucket, owner, 1, live))
        .toList();
  }
}

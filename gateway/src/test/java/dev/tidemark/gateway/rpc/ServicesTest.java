package dev.tidemark.gateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private final ManagedChannel nobody = InProcessChannelBuilder.forName("nobody").build();
  private final Services services = new Services(nobody, nobody, nobody);

  @AfterEach
  void close() {
    nobody.shutdownNow();
  }

  @Test
  void aRegistrationOnASlowMachineIsWaitedForLongerThanARead() {
    assertThat(remaining(services.users().getCallOptions())).isGreaterThan(9_000);
    assertThat(remaining(services.usersAsync("r-1").getCallOptions())).isBetween(1_000L, 3_000L);
  }

  private static long remaining(CallOptions options) {
    Deadline deadline = options.getDeadline();
    assertThat(deadline).isNotNull();
    return deadline.timeRemaining(TimeUnit.MILLISECONDS);
  }
}

package dev.tidemark.server.cluster;

import java.time.Duration;

/**
 * For services whose clients know every instance: the health service tells them to go elsewhere,
 * and they come back by themselves.
 */
record ClientRotation() implements Rotation {
  /** gRPC tries again 1, 2.6 and 5.2 s after an instance was lost, give or take a fifth. */
  private static final Duration COME_BACK = Duration.ofSeconds(6);

  @Override
  public void out() {}

  @Override
  public void in() {
    Waiting.pause(COME_BACK);
  }
}

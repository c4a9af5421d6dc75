package dev.tidemark.runtime.role;

import java.util.UUID;

class InProcessTransportTest extends TransportContract {
  private final String system = UUID.randomUUID().toString();
  private final Transport server =
      new InProcessTransport(system, "item", serverMetrics, serverLife);
  private final Transport client =
      new InProcessTransport(system, "gateway", clientMetrics, clientLife);

  @Override
  Transport server() {
    return server;
  }

  @Override
  Transport client() {
    return client;
  }
}

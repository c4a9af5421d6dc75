package dev.tidemark.server.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * For services whose clients know every instance: the health service tells them to go elsewhere,
 * and they come back by themselves. Belongs to one thread.
 */
final class ClientRotation implements Rotation {
  /** Every client watches the health of every instance, and so has a stream open to it. */
  private static final String STREAMS = "tidemark_rpc_server_streams{";

  /** Clients try again twice a second. */
  private static final Duration COME_BACK = Duration.ofSeconds(20);

  private final URI metrics;
  private double streams;

  /**
   * @param metrics where the instance tells of itself
   */
  ClientRotation(String metrics) {
    this.metrics = URI.create(metrics);
  }

  @Override
  public void out() {
    streams = openStreams();
  }

  /** Waits until as many are connected as before: else all might know only the next one to go. */
  @Override
  public void in() {
    boolean _ = Waiting.until(() -> openStreams() >= streams, COME_BACK);
  }

  private double openStreams() {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Probe.PATIENCE).build();
    try {
      return Probe.CLIENT
          .send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(STREAMS))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException away) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}

package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.wire.HttpFailure;
import dev.tidemark.marketplace.wire.ShopClient;
import java.net.URI;
import java.util.Map;

/**
 * Whether anything answers HTTP at an address, found out by one request.
 *
 * @param words what happened, and what to do about it; to be read after the address
 */
public record ReachabilityCheck(boolean reachable, String words) {

  /** Makes the request; it takes at most ten seconds. */
  public static ReachabilityCheck of(URI address, String version) {
    Map<String, String> headers = Map.of("User-Agent", "Tidemark/" + version);
    try (ShopClient client = new ShopClient(headers, ShopClient.TOTAL_TIMEOUT)) {
      int status = client.get(address).status();
      return new ReachabilityCheck(true, "answers (HTTP " + status + ")");
    } catch (HttpFailure failure) {
      return new ReachabilityCheck(false, failure.words());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new ReachabilityCheck(false, "was not waited for");
    }
  }
}

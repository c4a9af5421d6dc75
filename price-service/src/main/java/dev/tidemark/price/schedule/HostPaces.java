package dev.tidemark.price.schedule;

import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pace of each region's host as it was last set. Thread-safe. */
public final class HostPaces {
  private final HostPace unknown;
  private final Map<Region, HostPace> paces = new ConcurrentHashMap<>();

  /**
   * Starts with nothing known.
   *
   * @param shortest the lower bound of any item's interval
   */
  public HostPaces(Duration shortest) {
    this.unknown = HostPace.unknown(shortest);
  }

  public HostPace of(Region region) {
    return paces.getOrDefault(region, unknown);
  }

  /** The lower bound of any item's interval. */
  public Duration shortest() {
    return unknown.shortest();
  }

  /** Sets a region's pace. */
  public void set(Region region, double mu, Duration floor) {
    paces.put(region, new HostPace(mu, unknown.shortest(), floor));
  }
}

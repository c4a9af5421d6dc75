package dev.tidemark.marketplace;

/**
 * How fast a host may be called. Regions that name the same host share its rate.
 *
 * @param host its name, at most 190 characters
 * @param perSecond the calls that are never exceeded, above 0
 */
public record HostRate(String host, double perSecond) {
  private static final int LONGEST_NAME = 190;

  public HostRate {
    if (host.isEmpty() || host.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a host's name has 1 to " + LONGEST_NAME + " characters, not \"" + host + "\"");
    }
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate is more than 0 per second, not " + perSecond);
    }
  }
}

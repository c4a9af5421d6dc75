package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.gate.ImageName;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Which shops that speak like Shopee's web are asked, and how.
 *
 * @param source what their prices are stored as: {@code WEB}, or {@code DEMO} for the demo shop
 * @param regions those that are asked; none when the source is switched off
 * @param baseUrls asked in place of a region's own domain; several regions at one address share the
 *     patience and the budget of its host
 * @param headersFiles {@code shopee-web.headers-file} and {@code shopee-web.headers-file.<region>}
 * @param requestsPerSecond {@code price.budget-per-second}: never exceeded towards any one host
 * @param version of Tidemark, which we never hide
 */
public record ShopeeWebConfig(
    Source source,
    Set<Region> regions,
    Map<Region, URI> baseUrls,
    HeadersFiles headersFiles,
    double requestsPerSecond,
    String version) {

  /**
   * Collectors with one logged-in browser each were left alone at one request a second; we start at
   * twice that and halve it at the first sign of displeasure.
   */
  public static final double DEFAULT_REQUESTS_PER_SECOND = 2;

  public ShopeeWebConfig {
    regions = Set.copyOf(regions);
    baseUrls = Map.copyOf(baseUrls);
    baseUrls.forEach(ShopeeWebConfig::requireBase);
    if (regions.contains(Region.DEMO) && !baseUrls.containsKey(Region.DEMO)) {
      throw new IllegalArgumentException("the demo shop is asked at a base URL, but none is given");
    }
    if (!(requestsPerSecond > 0 && requestsPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "requests per second are more than 0 and at most 1000, not " + requestsPerSecond);
    }
  }

  /**
   * Shopee itself.
   *
   * @param enabled {@code shopee-web.enabled}: every live region or none; off unless the operator
   *     switches it on, because Shopee blocks plain clients since 2023
   * @param baseUrls {@code shopee-web.base-url.<region>}
   */
  public ShopeeWebConfig(
      boolean enabled,
      Map<Region, URI> baseUrls,
      HeadersFiles headersFiles,
      double requestsPerSecond,
      String version) {
    this(
        Source.WEB,
        enabled ? Set.copyOf(Region.live()) : Set.of(),
        baseUrls,
        headersFiles,
        requestsPerSecond,
        version);
  }

  /** The demo shop at its origin; headers of the operator's browser are none of its business. */
  public static ShopeeWebConfig demo(URI origin, double requestsPerSecond, String version) {
    return new ShopeeWebConfig(
        Source.DEMO,
        Set.of(Region.DEMO),
        Map.of(Region.DEMO, origin),
        HeadersFiles.NONE,
        requestsPerSecond,
        version);
  }

  /** Off, with every default. */
  public static ShopeeWebConfig off(String version) {
    return new ShopeeWebConfig(
        false, Map.of(), HeadersFiles.NONE, DEFAULT_REQUESTS_PER_SECOND, version);
  }

  /** Where a region's shop is asked, without a slash at the end. */
  URI baseUrl(Region region) {
    URI base = baseUrls.get(region);
    String text = base == null ? "https://" + region.domain() : base.toString();
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /** Where the pictures of a region's shop are; the demo shop has its own. */
  URI images(Region region) {
    return region == Region.DEMO
        ? URI.create(baseUrl(region) + "/file/")
        : ImageName.folder(region);
  }

  private static void requireBase(Region region, URI base) {
    boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!web
        || base.getHost() == null
        || base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the base URL of region "
              + region.code()
              + " is an address such as http://127.0.0.1:9000, not "
              + base);
    }
  }
}

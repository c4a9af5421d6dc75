package dev.tidemark.marketplace.web;

import dev.tidemark.protocol.Region;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Shopee's web is asked.
 *
 * @param enabled {@code shopee-web.enabled}: off unless the operator switches it on, because Shopee
 *     blocks plain clients since 2023
 * @param baseUrls {@code shopee-web.base-url.<region>}: asked in place of the region's own domain
 * @param headersFile {@code shopee-web.headers-file}: see {@link HeadersFile}
 * @param requestsPerSecond {@code price.budget-per-second}: never exceeded towards any one host
 * @param version of Tidemark, which we never hide
 */
public record ShopeeWebConfig(
    boolean enabled,
    Map<Region, URI> baseUrls,
    @Nullable Path headersFile,
    double requestsPerSecond,
    String version) {

  /**
   * Collectors with one logged-in browser each were left alone at one request a second; we start at
   * twice that and halve it at the first sign of displeasure.
   */
  public static final double DEFAULT_REQUESTS_PER_SECOND = 2;

  public ShopeeWebConfig {
    baseUrls = Map.copyOf(baseUrls);
    baseUrls.forEach(ShopeeWebConfig::requireBase);
    if (!(requestsPerSecond > 0 && requestsPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "requests per second are more than 0 and at most 1000, not " + requestsPerSecond);
    }
  }

  /** Off, with every default. */
  public static ShopeeWebConfig off(String version) {
    return new ShopeeWebConfig(false, Map.of(), null, DEFAULT_REQUESTS_PER_SECOND, version);
  }

  /** Where a region's shop is asked, without a slash at the end. */
  URI baseUrl(Region region) {
    URI base = baseUrls.get(region);
    String text = base == null ? "https://" + region.domain() : base.toString();
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
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
